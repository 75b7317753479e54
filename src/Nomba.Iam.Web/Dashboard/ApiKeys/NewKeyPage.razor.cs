using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>A new key in two steps, what it is to be and what that lets it do, and then its secrets: in the answer to the form and nowhere else.</summary>
public sealed partial class NewKeyPage
{
    private static readonly string[] Fields = ["name", "description", "ownerContact", "tags", "role", "accounts", .. KeyInput.RestrictionFields];

    private IReadOnlyList<Role> _roles = [];
    private IReadOnlyList<Account> _accounts = [];
    private PermissionCatalogue? _catalogue;
    private CreatedApiKey? _created;
    private bool _review;

    [SupplyParameterFromForm(FormName = "create-key")]
    private KeyInput? Input { get; set; }

    [SupplyParameterFromForm(Name = "step", FormName = "create-key")]
    private string? Step { get; set; }

    private Role ChosenRole => _roles.FirstOrDefault(r => r.Name == Input!.Role) ?? SystemRoles.Admin;

    private IEnumerable<Role> Choices => _roles.Where(r => r.Id != SystemRoles.Owner.Id).OrderBy(r => r.Id != SystemRoles.Admin.Id);

    private EffectivePermissions Held => EffectivePermissions.Evaluate(MemberKind.ApiKey, [new HeldRole(ChosenRole, AccountIds)], _catalogue!);

    private IReadOnlyList<AccountId> AccountIds => [.. Input!.Accounts!.Select(text => AccountId.TryParse(text, null, out var id) ? id : default)];

    private string DoorWords => Input!.Door switch
    {
        "wire" => T["Over the wire API only"],
        "oauth" => T["Over OAuth only"],
        _ => T["Over OAuth and the wire API"],
    };

    protected override async Task LoadAsync()
    {
        Input ??= new KeyInput();
        Input.Accounts ??= [];
        Require(IamPermissions.ApiKeysCreate);
        _roles = [SystemRoles.Admin];
        if (Fault is null && May(IamPermissions.RolesRead))
        {
            _roles = await ReadAsync(new ListRoles(OrganizationId)) ?? _roles;
            _catalogue = await ReadAsync(new ListPermissions(OrganizationId));
        }

        if (Fault is null && May(IamPermissions.OrganizationRead))
        {
            _accounts = (await ReadAsync(new ListAccounts(OrganizationId, new AccountFilter(PageRules.MaxLimit, null, AccountStatus.Active, null))))?.Items ?? [];
        }
    }

    private async Task SubmitAsync()
    {
        if (Fault is not null || Step == "edit")
        {
            return;
        }

        var limits = Input!.ToRestrictions(Zone).ApplyTo(KeyRestrictions.None, Now);
        if (!limits.IsSuccess)
        {
            Errors = limits.Errors;
            Context.Refuse(limits.Error);
            return;
        }

        if (Step == "review" && !string.IsNullOrWhiteSpace(Input.Name))
        {
            _review = true;
            return;
        }

        _created = await ChangeAsync(new CreateApiKey(OrganizationId, Input.Name, Input.Role, AccountIds)
        {
            Settings = new ApiKeySettings
            {
                Description = new(Input.Description),
                OwnerContact = new(Input.OwnerContact),
                Tags = new(Input.TagList),
                Restrictions = Input.ToRestrictions(Zone),
            },
        });
    }
}

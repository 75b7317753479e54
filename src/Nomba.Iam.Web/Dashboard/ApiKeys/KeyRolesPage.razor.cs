using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Dashboard.Members;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>Other roles for a key: what it gains and loses is seen before it is done.</summary>
public sealed partial class KeyRolesPage
{
    private IReadOnlyList<RoleToGive> _roles = [];
    private IReadOnlyList<Account> _accounts = [];
    private RoleChangePreview? _preview;

    [SupplyParameterFromForm(Name = "roles", FormName = "key-roles")]
    private List<string>? Roles { get; set; }

    [SupplyParameterFromForm(Name = "accounts", FormName = "key-roles")]
    private List<string>? Accounts { get; set; }

    [SupplyParameterFromForm(Name = "step", FormName = "key-roles")]
    private string? Step { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "key-roles")]
    private int? Revision { get; set; }

    private IReadOnlyList<RoleAssignment> Wanted => RoleChoice.Read(Roles, Accounts);

    protected override async Task LoadAsync()
    {
        Require(IamPermissions.ApiKeysUpdate);
        await base.LoadAsync();
        if (Fault is not null)
        {
            return;
        }

        _roles = await ReadAsync(new ListRolesToGive(OrganizationId, MemberKind.ApiKey)) ?? [];
        if (May(IamPermissions.OrganizationRead))
        {
            _accounts = (await ReadAsync(new ListAccounts(OrganizationId, new AccountFilter(PageRules.MaxLimit, null, null, null))))?.Items ?? [];
        }

        Roles ??= IsPost || Fault is not null ? [] : [.. Key.RoleIds.Select(r => r.ToString())];
        Accounts ??= IsPost || Fault is not null ? [] : [.. Key.Assignments.SelectMany(a => a.AccountIds).Distinct().Select(a => a.ToString())];
    }

    private async Task SubmitAsync()
    {
        switch (Fault is null ? Step : null)
        {
            case "preview":
                _preview = await TryAsync(new PreviewRoleChange(OrganizationId, KeyId, Wanted));
                break;
            case "save" when await ChangeAsync(new ChangeApiKeyRoles(OrganizationId, KeyId, Wanted) { Expected = Seen(Revision) }) is not null:
                GoTo(Here, NoticeKind.RolesChanged);
                break;
            default:
                break;
        }
    }
}

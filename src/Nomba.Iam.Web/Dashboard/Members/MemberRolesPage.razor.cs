using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.Members;

/// <summary>Other roles for a person: what they gain and lose is seen before it is done.</summary>
public sealed partial class MemberRolesPage
{
    private IReadOnlyList<RoleToGive> _roles = [];
    private IReadOnlyList<Account> _accounts = [];
    private RoleChangePreview? _preview;

    [SupplyParameterFromForm(Name = "roles", FormName = "member-roles")]
    private List<string>? Roles { get; set; }

    [SupplyParameterFromForm(Name = "accounts", FormName = "member-roles")]
    private List<string>? Accounts { get; set; }

    [SupplyParameterFromForm(Name = "step", FormName = "member-roles")]
    private string? Step { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "member-roles")]
    private int? Revision { get; set; }

    private IReadOnlyList<RoleAssignment> Wanted => RoleChoice.Read(Roles, Accounts);

    protected override async Task LoadAsync()
    {
        Require(IamPermissions.MembersUpdate);
        await base.LoadAsync();
        if (Fault is not null)
        {
            return;
        }

        _roles = await ReadAsync(new ListRolesToGive(OrganizationId, MemberKind.User)) ?? [];
        if (Fault is null && May(IamPermissions.OrganizationRead))
        {
            _accounts = (await ReadAsync(new ListAccounts(OrganizationId, new AccountFilter(PageRules.MaxLimit, null, null, null))))?.Items ?? [];
        }

        Roles ??= IsPost ? [] : [.. Member.RoleIds.Select(r => r.ToString())];
        Accounts ??= IsPost ? [] : [.. Member.Assignments.SelectMany(a => a.AccountIds).Distinct().Select(a => a.ToString())];
    }

    private async Task SubmitAsync()
    {
        switch (Fault is null ? Step : null)
        {
            case "preview":
                _preview = await TryAsync(new PreviewRoleChange(OrganizationId, MemberId, Wanted));
                break;
            case "save" when await ChangeAsync(new ChangeMemberRoles(OrganizationId, MemberId, Wanted) { Expected = Seen(Revision) }) is not null:
                GoTo(Here, NoticeKind.RolesChanged);
                break;
            default:
                break;
        }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.Members;

/// <summary>People and keys in one list.</summary>
public sealed partial class MembersPage
{
    private const int Limit = 50;

    private MemberOverviewPage? _page;
    private IReadOnlyList<Role> _roles = [];

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private string? OffsetText { get; set; }

    private int Offset => int.TryParse(OffsetText, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? Math.Min(offset, 10_000) : 0;

    protected override async Task LoadAsync()
    {
        _page = await ReadAsync(new ListMemberOverviews(OrganizationId, new MemberOverviewFilter(Limit, Offset)
        {
            Search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(),
            Kind = Enum.TryParse<MemberKind>(Kind, out var kind) ? kind : null,
            Status = Enum.TryParse<MemberStatus>(Status, out var status) ? status : null,
            Role = RoleId.TryParse(Role, null, out var role) ? role : null,
        }));
        if (Fault is null && May(IamPermissions.RolesRead))
        {
            _roles = await ReadAsync(new ListRoles(OrganizationId)) ?? [];
        }
    }

    private string PageAt(int offset) => Address.Of(
        At("members"), ("search", Search), ("kind", Kind), ("status", Status), ("role", Role), ("offset", offset == 0 ? null : offset.ToString(CultureInfo.InvariantCulture)));
}

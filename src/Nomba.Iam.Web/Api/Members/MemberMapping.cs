using Nomba.Iam.Application.Members;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Api.Roles;

namespace Nomba.Iam.Web.Api.Members;

internal static class MemberMapping
{
    public static MemberResponse ToResponse(this MemberListing listing)
    {
        var member = listing.Member;
        return new MemberResponse(
            member.Id.Value,
            member.Kind == MemberKind.ApiKey ? "api_key" : "user",
            listing.DisplayName,
            MemberStatuses.Name(member.Status),
            member.StatusReason,
            member.Version,
            member.CreatedAt,
            [
                .. member.Assignments
                    .Select(a => new MemberRoleResponse(a.RoleId.Value, listing.NameOf(a.RoleId), [.. a.AccountIds.Select(id => id.Value)], listing.DangerousIn(a)))
                    .OrderBy(r => r.Name, StringComparer.Ordinal),
            ]);
    }

    public static MemberPermissionsResponse ToResponse(this MemberPermissions held)
    {
        var member = held.Member;
        return new MemberPermissionsResponse(
            member.Id.Value,
            member.Version,
            held.IsUsable,
            [.. held.Limits.Select(r => r.ToResponse())],
            [
                .. member.Permissions.Audiences.SelectMany(a => a.Permissions.Select(p => new HeldPermissionResponse(
                    p, a.Audience, [.. member.Permissions.AccountsOf(p).Select(id => id.Value)], IamPermissions.IsManagement(p)))),
            ]);
    }

    /// <summary>What names no role is the id of none, and ends as any unknown role does.</summary>
    public static IReadOnlyList<RoleAssignment> ToAssignments(this ChangeRolesRequest request) => request.Roles.ToAssignments();

    public static IReadOnlyList<RoleAssignment> ToAssignments(this IReadOnlyList<RoleAssignmentRequest>? roles) =>
    [
        .. (roles ?? []).Select(r => new RoleAssignment(new RoleId(r.RoleId ?? default), [.. (r.Accounts ?? []).Select(AccountId.From).Distinct()])),
    ];
}

using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Other roles for a member, person or key. What the member already holds is not granted anew, and may be left to it by whoever holds less.</summary>
internal sealed class RoleChange(IMemberStore members, IRoleStore roles, RoleGrants grants, MemberLifecycle lifecycle, ICallerAccessor callers)
{
    public async ValueTask<Result<MemberListing>> ApplyAsync(WantedRoles change, CancellationToken cancellationToken)
    {
        var (organization, id, wanted) = (change.OrganizationId, change.MemberId, change.Roles);

        // Counted first: the count holds the organization's row, so that of two owners who demote each other one comes second.
        var owners = await members.CountActiveOwnersAsync(organization, cancellationToken);
        if (await members.FindAsync(organization, id, cancellationToken) is not { Member: var member } || (change.Only is { } kind && member.Kind != kind))
        {
            return MemberErrors.NotFound;
        }

        var expected = change.Expected.Check(member.Revision);
        if (!expected.IsSuccess)
        {
            return expected.Error;
        }

        var granted = await grants.CheckAsync(member, Added(member, wanted), cancellationToken);
        if (!granted.IsSuccess)
        {
            return granted.Error;
        }

        if (RefuseDemotion(member, wanted, owners) is { } refused)
        {
            return refused;
        }

        var happened = await DescribeAsync(member, wanted, cancellationToken);
        var changed = lifecycle.Change(member, happened, m => m.ChangeRoles(wanted));
        var saved = changed.IsSuccess ? await members.SaveAsync(member, cancellationToken) : changed;
        return saved.IsSuccess ? (await members.FindAsync(organization, id, cancellationToken))! : saved.Error;
    }

    private static List<RoleAssignment> Added(Member member, IReadOnlyList<RoleAssignment> wanted)
    {
        var held = member.Roles.Select(r => (r.RoleId, r.AccountId)).ToHashSet();
        var added = new List<RoleAssignment>();
        foreach (var assignment in wanted.Where(w => !held.Contains((w.RoleId, null))))
        {
            AccountId[] accounts = [.. assignment.AccountIds.Where(a => !held.Contains((assignment.RoleId, a)))];
            if (accounts.Length > 0 || !assignment.IsLimited)
            {
                added.Add(assignment with { AccountIds = accounts });
            }
        }

        return added;
    }

    private Error? RefuseDemotion(Member member, IReadOnlyList<RoleAssignment> wanted, int owners)
    {
        var owner = SystemRoles.Owner.Id;
        if (!member.RoleIds.Contains(owner) || wanted.Any(w => w.RoleId == owner))
        {
            return null;
        }

        if (!callers.Caller.Held.Roles.Any(r => r.Role.Id == owner))
        {
            return RoleErrors.OwnerOnly;
        }

        return member.Status == MemberStatus.Active && owners <= 1 ? MemberErrors.LastOwner : null;
    }

    private async ValueTask<AuditEvent> DescribeAsync(Member member, IReadOnlyList<RoleAssignment> wanted, CancellationToken cancellationToken)
    {
        RoleId[] ids = [.. member.RoleIds.Concat(wanted.Select(w => w.RoleId)).Distinct()];
        var names = await roles.FindManyAsync(member.OrganizationId, ids, cancellationToken);
        var type = member.Kind == MemberKind.ApiKey ? "api_key" : "member";
        return new AuditEvent($"{type}.roles_changed", type, member.Id.ToString(), member.OrganizationId)
        {
            Changes = AuditChange.Json(("roles", AssignmentWords.Of(member.Assignments, names), AssignmentWords.Of(wanted, names))),
        };
    }
}

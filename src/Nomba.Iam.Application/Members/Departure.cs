using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>A person goes, of their own will or not. The last active owner stays: nobody could let anybody in any more.</summary>
internal sealed class Departure(IMemberStore members, MemberLifecycle lifecycle, TimeProvider time)
{
    /// <param name="member">Who goes.</param>
    /// <param name="owners">How many active owners there are, counted in this transaction before the member was read.</param>
    /// <param name="action">For the audit trail.</param>
    /// <param name="reason">In the words of whoever did it.</param>
    public async ValueTask<Result> EndAsync(Member member, int owners, string action, string? reason, CancellationToken cancellationToken)
    {
        if (member.Status == MemberStatus.Active && member.RoleIds.Contains(SystemRoles.Owner.Id) && owners <= 1)
        {
            return MemberErrors.LastOwner;
        }

        var happened = new AuditEvent(action, "member", member.Id.ToString(), member.OrganizationId) { Reason = reason };
        var ended = member.Status == MemberStatus.Revoked
            ? MemberErrors.Revoked
            : lifecycle.Change(member, happened, m => m.Revoke(reason, time.GetUtcNow()));
        return ended.IsSuccess ? await members.SaveAsync(member, cancellationToken) : ended;
    }
}

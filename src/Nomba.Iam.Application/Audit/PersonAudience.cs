using Nomba.Iam.Application.Members;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// What happened to a person, as each of their organizations is told it: of its own member and of nobody else. The id of the person is the same
/// everywhere and stays with the platform. Looks a person's memberships up once: make one for each flush.
/// </summary>
internal sealed class PersonAudience(IMemberStore members)
{
    // One transaction locks so many chains at most. The oldest memberships come first: joining another organization pushes none out.
    private const int MostOrganizations = 200;

    private const string SignedIn = "security.signed_in";

    private readonly Dictionary<UserId, IReadOnlyList<Membership>> _known = [];

    public async Task<IReadOnlyList<AuditEvent>> CopiesAsync(UserId person, AuditEvent happened, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(person, out var memberships))
        {
            var all = await members.MembershipsOfAsync(person, cancellationToken);
            _known[person] = memberships = [.. all.OrderBy(m => m.MemberId.Value).Take(MostOrganizations)];
        }

        return [.. memberships.Select(m => CopyFor(m, happened))];
    }

    // Who has signed in is the member. Who has failed may be anybody.
    private static AuditEvent CopyFor(Membership membership, AuditEvent happened)
    {
        var (from, isMember) = (happened.Actor, happened.Action == SignedIn);
        return new AuditEvent(happened.Action, "member", membership.MemberId.ToString(), membership.OrganizationId)
        {
            Reason = happened.Reason,
            At = happened.At,
            Count = happened.Count,
            Actor = new AuditActor(isMember ? membership.MemberId : null, from?.Address, from?.UserAgent, from?.RequestId)
            {
                Kind = isMember ? MemberKind.User : null,
            },
        };
    }
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>One member, and when it was last at work.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record GetMemberOverview(OrganizationId OrganizationId, MemberId MemberId) : IQuery<Result<MemberOverview>>, IOrganizationMessage;

internal sealed class GetMemberOverviewHandler(IMemberStore members, IUsageStore usage, IUserSessionStore sessions)
    : IQueryHandler<GetMemberOverview, Result<MemberOverview>>
{
    public async ValueTask<Result<MemberOverview>> Handle(GetMemberOverview query, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(query.OrganizationId, query.MemberId, cancellationToken) is not { } listing)
        {
            return MemberErrors.NotFound;
        }

        if (listing.Member is UserMember person)
        {
            var seen = await sessions.LastSeenAsync([person.UserId], cancellationToken);
            return new MemberOverview(listing, seen.TryGetValue(person.UserId, out var at) ? at : null, null);
        }

        var uses = await usage.LastUsesAsync([query.MemberId], cancellationToken);
        return uses.MaxBy(u => u.LastAt) is { } use ? new MemberOverview(listing, use.LastAt, use.Address) : new MemberOverview(listing, null, null);
    }
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>One member, and when it was last at work.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record GetMemberOverview(OrganizationId OrganizationId, MemberId MemberId) : IQuery<Result<MemberOverview>>, IOrganizationMessage;

internal sealed class GetMemberOverviewHandler(IMemberStore members, LastSeen lastSeen)
    : IQueryHandler<GetMemberOverview, Result<MemberOverview>>
{
    public async ValueTask<Result<MemberOverview>> Handle(GetMemberOverview query, CancellationToken cancellationToken)
    {
        return await members.FindAsync(query.OrganizationId, query.MemberId, cancellationToken) is { } listing
            ? (await lastSeen.OfAsync([listing], cancellationToken))[0]
            : MemberErrors.NotFound;
    }
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>One member of the organization, person or key, with its roles.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record GetMember(OrganizationId OrganizationId, MemberId MemberId) : IQuery<Result<MemberListing>>, IOrganizationMessage;

internal sealed class GetMemberHandler(IMemberStore members) : IQueryHandler<GetMember, Result<MemberListing>>
{
    public async ValueTask<Result<MemberListing>> Handle(GetMember query, CancellationToken cancellationToken) =>
        await members.FindAsync(query.OrganizationId, query.MemberId, cancellationToken) is { } member ? member : MemberErrors.NotFound;
}

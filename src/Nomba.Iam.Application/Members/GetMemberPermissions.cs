using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>What a member holds, as the token engine sees it.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record GetMemberPermissions(OrganizationId OrganizationId, MemberId MemberId) : IQuery<Result<MemberSnapshot>>, IOrganizationMessage;

internal sealed class GetMemberPermissionsHandler(IMemberDirectory members) : IQueryHandler<GetMemberPermissions, Result<MemberSnapshot>>
{
    public async ValueTask<Result<MemberSnapshot>> Handle(GetMemberPermissions query, CancellationToken cancellationToken) =>
        await members.FindAsync(query.MemberId, cancellationToken) is { } member && member.OrganizationId == query.OrganizationId
            ? member
            : MemberErrors.NotFound;
}

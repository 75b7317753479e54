using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>What a member holds, as the token engine sees it, and whether it may do any of it at this moment.</summary>
[RequiresPermission(IamPermissions.MembersRead)]
public sealed record GetMemberPermissions(OrganizationId OrganizationId, MemberId MemberId) : IQuery<Result<MemberPermissions>>, IOrganizationMessage;

/// <summary>A member with what limits it: what stops it altogether, and what a key must keep to.</summary>
public sealed record MemberPermissions(MemberSnapshot Member, bool IsUsable, IReadOnlyList<DecisionReason> Limits);

internal sealed class GetMemberPermissionsHandler(IMemberDirectory members, IOptions<TokenOptions> options, TimeProvider time)
    : IQueryHandler<GetMemberPermissions, Result<MemberPermissions>>
{
    public async ValueTask<Result<MemberPermissions>> Handle(GetMemberPermissions query, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(query.MemberId, cancellationToken);
        if (member is null || member.OrganizationId != query.OrganizationId)
        {
            return MemberErrors.NotFound;
        }

        var (environments, now) = (options.Value.Environments, time.GetUtcNow());
        return new MemberPermissions(
            member,
            member.IsUsable(environments, now),
            [
                .. DecisionReasons.OfStatus(member, now),
                .. DecisionReasons.OfPairs(member, environments),
                .. DecisionReasons.OfRestrictions(member.Restrictions),
            ]);
    }
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Lets a suspended member work again. Tokens from before stay dead. The member may hold no more than whoever resumes it.</summary>
[RequiresPermission(IamPermissions.MembersSuspend)]
public sealed record ResumeMember(OrganizationId OrganizationId, MemberId MemberId)
    : ICommand<Result<MemberListing>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class ResumeMemberHandler(IMemberStore members, RoleGrants grants, MemberLifecycle lifecycle, TimeProvider time)
    : ICommandHandler<ResumeMember, Result<MemberListing>>
{
    public async ValueTask<Result<MemberListing>> Handle(ResumeMember command, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(command.OrganizationId, command.MemberId, cancellationToken) is not { } listing)
        {
            return MemberErrors.NotFound;
        }

        var member = listing.Member;
        var allowed = member.Status == MemberStatus.Suspended ? await grants.CheckHeldAsync(member, cancellationToken) : Result.Success;
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        var happened = new AuditEvent("member.resumed", "member", member.Id.ToString(), member.OrganizationId);
        var changed = lifecycle.Change(member, happened, m => m.Resume(time.GetUtcNow()));
        var saved = changed.IsSuccess ? await members.SaveAsync(member, cancellationToken) : changed;
        return saved.IsSuccess ? listing : saved.Error;
    }
}

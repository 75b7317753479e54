using FluentValidation;
using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>Stops a member, person or key: the tokens that applications hold for that person are dead once this returns.</summary>
[RequiresPermission(IamPermissions.MembersSuspend)]
public sealed record SuspendMember(OrganizationId OrganizationId, MemberId MemberId, string? Reason)
    : ICommand<Result<MemberListing>>, IOrganizationMessage, ITransactionalMessage;

internal sealed class SuspendMemberValidator : AbstractValidator<SuspendMember>
{
    public SuspendMemberValidator() => RuleFor(c => c.Reason).IsReason("member.reason");
}

internal sealed class SuspendMemberHandler(IMemberStore members, MemberLifecycle lifecycle, ICallerAccessor callers, TimeProvider time)
    : ICommandHandler<SuspendMember, Result<MemberListing>>
{
    public async ValueTask<Result<MemberListing>> Handle(SuspendMember command, CancellationToken cancellationToken)
    {
        if (await members.FindAsync(command.OrganizationId, command.MemberId, cancellationToken) is not { } listing)
        {
            return MemberErrors.NotFound;
        }

        var member = listing.Member;
        var isOwner = member.RoleIds.Contains(SystemRoles.Owner.Id);
        if (member.Status == MemberStatus.Active && isOwner
            && await members.CountActiveOwnersAsync(command.OrganizationId, cancellationToken) <= 1)
        {
            return MemberErrors.LastOwner;
        }

        if (isOwner && !callers.Caller.Held.Roles.Any(r => r.Role.Id == SystemRoles.Owner.Id))
        {
            return RoleErrors.OwnerOnly;
        }

        var happened = new AuditEvent("member.suspended", "member", member.Id.ToString(), member.OrganizationId) { Reason = command.Reason };
        var changed = lifecycle.Change(member, happened, m => m.Suspend(command.Reason, time.GetUtcNow()));
        var saved = changed.IsSuccess ? await members.SaveAsync(member, cancellationToken) : changed;
        return saved.IsSuccess ? listing : saved.Error;
    }
}

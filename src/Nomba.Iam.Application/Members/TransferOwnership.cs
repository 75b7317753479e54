using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>An owner makes another person owner and is an admin from then on: both or neither.</summary>
public sealed record TransferOwnership(OrganizationId OrganizationId, MemberId To) : ICommand<Result<MemberListing>>, IPersonMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class TransferOwnershipValidator : AbstractValidator<TransferOwnership>
{
    public TransferOwnershipValidator() => RuleFor(c => c.To).IsNamedMember();
}

internal sealed class TransferOwnershipHandler(
    IMemberStore members, IRoleStore roles, RoleGrants grants, MemberLifecycle lifecycle, ICallerAccessor callers, IAuditTrail audit)
    : ICommandHandler<TransferOwnership, Result<MemberListing>>
{
    private static readonly RoleAssignment Owner = RoleAssignment.Everywhere(SystemRoles.Owner.Id);
    private static readonly RoleAssignment Admin = RoleAssignment.Everywhere(SystemRoles.Admin.Id);

    public async ValueTask<Result<MemberListing>> Handle(TransferOwnership command, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        if (caller.OrganizationId != command.OrganizationId || caller.MemberId is not { } id)
        {
            return caller.WhyNotIn(command.OrganizationId);
        }

        // Holds the organization's row: what is read after it stays true to the end.
        await members.CountActiveOwnersAsync(command.OrganizationId, cancellationToken);
        var from = await members.FindAsync(command.OrganizationId, id, cancellationToken);
        var to = await members.FindAsync(command.OrganizationId, command.To, cancellationToken);
        var allowed = Judge(from?.Member, to?.Member);
        var granted = allowed.IsSuccess ? await grants.CheckAsync(command.OrganizationId, MemberKind.User, [Owner, Admin], cancellationToken) : allowed;
        var moved = granted.IsSuccess ? await MoveAsync(from!.Member, to!.Member, cancellationToken) : granted;
        return moved.IsSuccess ? (await members.FindAsync(command.OrganizationId, command.To, cancellationToken))! : moved.Error;
    }

    private static Result Judge(Member? from, Member? to) =>
        from is not { Status: MemberStatus.Active } || !from.RoleIds.Contains(Owner.RoleId) ? RoleErrors.OwnerOnly
        : to is null ? MemberErrors.NotFound
        : to.Kind == MemberKind.ApiKey ? RoleErrors.NotForKeys
        : to.Id == from.Id ? MemberErrors.Yourself
        : to.Status != MemberStatus.Active ? MemberErrors.NotActive
        : Result.Success;

    private async ValueTask<Result> MoveAsync(Member from, Member to, CancellationToken cancellationToken)
    {
        RoleId[] ids = [Owner.RoleId, Admin.RoleId, .. from.RoleIds, .. to.RoleIds];
        var named = await roles.FindManyAsync(from.OrganizationId, [.. ids.Distinct()], cancellationToken);
        var up = Change(to, [Owner, .. to.Assignments.Where(a => a.RoleId != Owner.RoleId)], named);
        var down = up.IsSuccess ? Change(from, [Admin, .. from.Assignments.Where(a => a.RoleId != Owner.RoleId && a.RoleId != Admin.RoleId)], named) : up;
        if (!down.IsSuccess)
        {
            return down;
        }

        var organization = from.OrganizationId;
        audit.Record(new AuditEvent("organization.ownership_transferred", "organization", organization.ToString(), organization)
        {
            Changes = AuditChange.Json(("owner", from.Id.ToString(), to.Id.ToString())),
        });
        return await members.SaveAsync(to, cancellationToken);
    }

    private Result Change(Member member, IReadOnlyList<RoleAssignment> wanted, IReadOnlyDictionary<RoleId, Role> named)
    {
        var happened = new AuditEvent("member.roles_changed", "member", member.Id.ToString(), member.OrganizationId)
        {
            Changes = AuditChange.Json(("roles", AssignmentWords.Of(member.Assignments, named), AssignmentWords.Of(wanted, named))),
        };
        return lifecycle.Change(member, happened, m => m.ChangeRoles(wanted));
    }
}

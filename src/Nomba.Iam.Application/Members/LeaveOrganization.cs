using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Members;

/// <summary>The caller leaves an organization for good. Needs no permission: nobody is kept.</summary>
public sealed record LeaveOrganization(OrganizationId OrganizationId) : ICommand<Result>, IPersonMessage, ITransactionalMessage;

internal sealed class LeaveOrganizationHandler(IMemberStore members, Departure departure, ICallerAccessor callers) : ICommandHandler<LeaveOrganization, Result>
{
    public async ValueTask<Result> Handle(LeaveOrganization command, CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        if (caller.OrganizationId != command.OrganizationId || caller.MemberId is not { } id)
        {
            return caller.WhyNotIn(command.OrganizationId);
        }

        // Counted first: of two owners who leave at once one comes second, and is the last.
        var owners = await members.CountActiveOwnersAsync(command.OrganizationId, cancellationToken);
        return await members.FindAsync(command.OrganizationId, id, cancellationToken) is { Member: var member }
            ? await departure.EndAsync(member, owners, "member.left", null, cancellationToken)
            : MemberErrors.NotFound;
    }
}

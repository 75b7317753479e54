using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Organizations;

/// <summary>
/// Suspend and resume: state, audit entry and one event that kills every token of the organization from before, in one transaction. Resuming
/// kills as well: a node that heard of the suspension late may have issued tokens during it. Nobody waits for a member to be raised.
/// </summary>
internal sealed class OrganizationLifecycle(
    IOrganizationStore organizations, IAuditTrail audit, IRevocationLog revocations, ICallerAccessor callers, IOptions<TokenOptions> options, TimeProvider time)
{
    public async ValueTask<Result<Organization>> ChangeAsync(
        OrganizationId id, string action, string? reason, Func<Organization, DateTimeOffset, bool> apply, CancellationToken cancellationToken)
    {
        // Held before it is read: of two operators who act at once, the second sees what the first did.
        await organizations.LockAsync(id, cancellationToken);
        if (await organizations.FindAsync(id, cancellationToken) is not { } organization)
        {
            return PipelineErrors.OrganizationNotFound;
        }

        var (before, now) = (organization.Status, time.GetUtcNow());
        if (!apply(organization, now))
        {
            return organization;
        }

        // On the organization's own trail, where its people read that it was no member who did this.
        audit.Record(new AuditEvent(action, "organization", id.ToString(), id)
        {
            Reason = reason,
            Changes = AuditChange.Json(("status", Name(before), Name(organization.Status)), ("operator", null, callers.Caller.UserId.ToString())),
        });
        revocations.Append(RevocationEvent.OfOrganization(id, now, options.Value.LastTokenEndsAt(now)));
        var saved = await organizations.SaveAsync(organization, cancellationToken);
        return saved.IsSuccess ? organization : saved.Error;
    }

    private static string Name(OrganizationStatus status) => status == OrganizationStatus.Active ? "active" : "suspended";
}

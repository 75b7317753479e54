using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// Takes reason, changes, address and user agent out of an entry for good, with the salt without which their digest says nothing. Another
/// entry says that, when and why.
/// </summary>
[RequiresPermission(IamPermissions.AuditRedact)]
public sealed record RedactAuditEntry(OrganizationId OrganizationId, AuditEntryId EntryId, string? Reason)
    : ICommand<Result<AuditEntry>>, IOrganizationMessage, IFreshSignInMessage, ITransactionalMessage;

/// <summary>The same in the platform's own log.</summary>
public sealed record RedactPlatformAuditEntry(AuditEntryId EntryId, string? Reason) : ICommand<Result<AuditEntry>>, IOperatorMessage, IFreshSignInMessage, ITransactionalMessage;

internal sealed class RedactAuditEntryValidator : AbstractValidator<RedactAuditEntry>
{
    public RedactAuditEntryValidator() => RuleFor(c => c.Reason).IsRedactionReason();
}

internal sealed class RedactPlatformAuditEntryValidator : AbstractValidator<RedactPlatformAuditEntry>
{
    public RedactPlatformAuditEntryValidator() => RuleFor(c => c.Reason).IsRedactionReason();
}

internal sealed class RedactAuditEntryHandler(AuditRedaction redaction) : ICommandHandler<RedactAuditEntry, Result<AuditEntry>>
{
    public async ValueTask<Result<AuditEntry>> Handle(RedactAuditEntry command, CancellationToken cancellationToken) =>
        await redaction.RedactAsync(AuditChainId.Of(command.OrganizationId), command.EntryId, command.Reason!, cancellationToken);
}

internal sealed class RedactPlatformAuditEntryHandler(AuditRedaction redaction) : ICommandHandler<RedactPlatformAuditEntry, Result<AuditEntry>>
{
    public async ValueTask<Result<AuditEntry>> Handle(RedactPlatformAuditEntry command, CancellationToken cancellationToken) =>
        await redaction.RedactAsync(AuditChainId.Platform, command.EntryId, command.Reason!, cancellationToken);
}

/// <summary>What both have in common.</summary>
internal sealed class AuditRedaction(IAuditStore entries, IAuditTrail audit, TimeProvider time)
{
    public async Task<Result<AuditEntry>> RedactAsync(AuditChainId chain, AuditEntryId id, string reason, CancellationToken cancellationToken)
    {
        if (await entries.FindAsync(chain, id, cancellationToken) is not { } entry)
        {
            return AuditErrors.NotFound;
        }

        var allowed = entry.CheckRedaction();
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        // The same words and the same moment in both places: verification holds one against the other.
        var (now, why) = (time.GetUtcNow(), reason.Trim());
        if (!await entries.RedactAsync(entry, why, now, cancellationToken))
        {
            return AuditErrors.AlreadyRedacted;
        }

        audit.Record(new AuditEvent(AuditEntry.RedactedAction, "audit_entry", id.ToString(), chain.OrganizationId) { Reason = why, At = now });
        return (await entries.FindAsync(chain, id, cancellationToken))!;
    }
}

using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Infrastructure.Requests;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>What every transaction does at its end, before it commits: the claim of its request, what is to be sent, and the audit log.</summary>
internal sealed class CommitSteps(IamDbContext context, RequestClaim claim, WebhookOutbox webhooks, AuditAppender chains)
{
    /// <summary>False when another attempt of the same request took its claim over: then nothing may be committed.</summary>
    public async Task<bool> TakeAsync(IReadOnlyCollection<AuditEvent> recorded, CancellationToken cancellationToken)
    {
        if (claim.Granted is { } request && !await IdempotencyKeys.ConfirmAsync(context, request, cancellationToken))
        {
            return false;
        }

        await webhooks.WriteAsync(recorded, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);

        // Last: whoever appends to a chain keeps its other writers waiting until the commit.
        await chains.AppendAsync(recorded, cancellationToken);
        return true;
    }
}

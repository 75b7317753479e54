using System.Globalization;
using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>
/// Tells the audit trail of keys that have ended, and of those that end within a week; each once, whichever node gets there first. Answers
/// how many it looked at: as many as <see cref="BatchSize"/> means that there may be more.
/// </summary>
public sealed record RecordApiKeyExpiries : ICommand<Result<int>>, ITransactionalMessage
{
    public const int BatchSize = 100;

    public static readonly TimeSpan Ahead = TimeSpan.FromDays(7);
}

internal sealed class RecordApiKeyExpiriesHandler(IApiKeyStore keys, IAuditTrail audit, TimeProvider time) : ICommandHandler<RecordApiKeyExpiries, Result<int>>
{
    public async ValueTask<Result<int>> Handle(RecordApiKeyExpiries command, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = await keys.ListExpiringAsync(now, now + RecordApiKeyExpiries.Ahead, RecordApiKeyExpiries.BatchSize, cancellationToken);
        foreach (var key in found)
        {
            var notice = key.ExpiresAt <= now ? ExpiryNotice.Expired : ExpiryNotice.Expiring;

            // False when another node, or another date, came first.
            if (await keys.TryNoteAsync(key, notice, cancellationToken))
            {
                Record(key, notice);
            }
        }

        return found.Count;
    }

    private void Record(ExpiringKey key, ExpiryNotice notice)
    {
        var date = key.ExpiresAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        audit.Record(new AuditEvent(notice == ExpiryNotice.Expired ? "api_key.expired" : "api_key.expiring", "api_key", key.Id.ToString(), key.OrganizationId)
        {
            Changes = AuditChange.Json(("expiresAt", date, date)),
        });
    }
}

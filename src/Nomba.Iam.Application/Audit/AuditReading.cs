using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Audit;

/// <summary>Reading a chain, whichever door asks.</summary>
internal sealed class AuditReading(IAuditStore entries, IAuditSearch search, ISecurityJournal journal, TimeProvider time)
{
    public async Task<AuditPage> ListAsync(AuditChainId chain, AuditFilter filter, CancellationToken cancellationToken)
    {
        await journal.FlushAsync(all: false, cancellationToken);
        var found = await entries.ListAsync(chain, filter, cancellationToken);
        return new AuditPage([.. found.Take(filter.Limit)], found.Count > filter.Limit ? found[filter.Limit - 1].Sequence : null);
    }

    public Task<SignInFailureSums> SumSignInFailuresAsync(AuditChainId chain, CancellationToken cancellationToken) =>
        search.SumSignInFailuresAsync(chain, time.GetUtcNow(), cancellationToken);

    public async Task<Result<AuditEntry>> FindAsync(AuditChainId chain, AuditEntryId id, CancellationToken cancellationToken) =>
        await entries.FindAsync(chain, id, cancellationToken) is { } entry ? entry : AuditErrors.NotFound;
}

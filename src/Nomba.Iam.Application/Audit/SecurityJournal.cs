using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Audit;

/// <summary>Writes the counted events through the same unit of work as every change: the same chains, locks and consequences.</summary>
internal sealed class SecurityJournal(SecurityEvents events, IServiceScopeFactory scopes) : ISecurityJournal, IDisposable
{
    // One transaction holds hardly more, or it would keep an organization's other changes waiting.
    private const int BatchSize = 200;

    // Two flushes at once would write the same events twice.
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task FlushAsync(bool all, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await WriteAsync(events.Take(all), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task WriteAsync(IReadOnlyList<SecurityEvents.Due> due, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var audience = scope.ServiceProvider.GetRequiredService<PersonAudience>();
        var (batch, entries) = (new List<SecurityEvents.Due>(), new List<AuditEvent>());
        foreach (var next in due.OrderBy(d => d.Event.At))
        {
            // An event and its copies for a person's organizations are written together, or a failure would tell some of them twice.
            batch.Add(next);
            entries.AddRange(next.Person is null ? [next.Event] : await audience.CopiesAsync(next.Person.Value, next.Event, cancellationToken));
            if (entries.Count >= BatchSize)
            {
                await WriteAsync(batch, entries, cancellationToken);
            }
        }

        await WriteAsync(batch, entries, cancellationToken);
    }

    private async Task WriteAsync(List<SecurityEvents.Due> batch, List<AuditEvent> entries, CancellationToken cancellationToken)
    {
        if (entries.Count > 0)
        {
            await using var scope = scopes.CreateAsyncScope();
            var audit = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                _ =>
                {
                    entries.ForEach(audit.Record);
                    return ValueTask.FromResult(Result.Success);
                },
                cancellationToken);
        }

        batch.ForEach(d => d.Confirm());
        batch.Clear();
        entries.Clear();
    }
}

using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Audit;

/// <summary>Writes the counted events through the same unit of work as every change: the same chains, locks and consequences.</summary>
internal sealed class SecurityJournal(SecurityEvents events, IServiceScopeFactory scopes) : ISecurityJournal, IDisposable
{
    // One transaction holds no more, or it would keep an organization's other changes waiting.
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
        foreach (var batch in due.OrderBy(d => d.Event.At).Chunk(BatchSize))
        {
            await using var scope = scopes.CreateAsyncScope();
            var audit = scope.ServiceProvider.GetRequiredService<IAuditTrail>();
            await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                _ =>
                {
                    Array.ForEach(batch, d => audit.Record(d.Event));
                    return ValueTask.FromResult(Result.Success);
                },
                cancellationToken);
            Array.ForEach(batch, d => d.Confirm());
        }
    }
}

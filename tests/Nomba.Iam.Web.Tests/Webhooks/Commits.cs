using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nomba.Iam.Web.Tests.Webhooks;

/// <summary>Tells when a transaction was committed, so that a test can look again without sleeping.</summary>
internal sealed class Commits : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly List<IDisposable> _subscriptions = [];
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Commits() => _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>Waits for something to be true; looks after each commit.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        while (true)
        {
            var next = _next.Task;
            if (await holds())
            {
                return;
            }

            await next.WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.TransactionCommitted.Name)
        {
            Interlocked.Exchange(ref _next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}

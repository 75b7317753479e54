using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nomba.Iam.Testing.Storage;

/// <summary>
/// Every SQL statement that one host sends, but for those of its background services: the ones that look for revocations and for webhook
/// deliveries all the time, the one that writes usage counts, the one that looks for signing keys, and the one that looks for chains of the audit
/// log that are to be signed. Listens to Entity Framework itself, so nothing in the host has to know.
/// </summary>
public sealed class StatementCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _database;
    private readonly IDisposable _listeners;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly ConcurrentQueue<string> _statements = new();

    /// <summary>Made before the host's first statement: Entity Framework looks for listeners once a second at most.</summary>
    public StatementCounter(string dataDirectory)
    {
        _database = Path.Combine(dataDirectory, "iam.db");
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public IReadOnlyCollection<string> Sent => _statements;

    public void Reset() => _statements.Clear();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandEventData { Command: var command } && value.Key == RelationalEventId.CommandExecuting.Name
            && command.Connection?.DataSource == _database && !IsOfService(command.CommandText))
        {
            _statements.Enqueue(command.CommandText);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        _listeners.Dispose();
        _subscriptions.ForEach(s => s.Dispose());
    }

    private static bool IsFlush(string statement) =>
        statement.StartsWith("INSERT INTO \"UsageCounts\"", StringComparison.Ordinal) || statement.StartsWith("INSERT INTO \"ApiKeyUses\"", StringComparison.Ordinal);

    private static bool IsFollower(string statement) =>
        statement.StartsWith("SELECT", StringComparison.Ordinal)
        && (statement.Contains("\"RevocationEvents\"", StringComparison.Ordinal) || statement.Contains("\"CheckpointSequence\"", StringComparison.Ordinal));

    private static bool IsDispatcher(string statement) => statement.Contains("ORDER BY \"w\".\"NextAttemptAt\"", StringComparison.Ordinal);

    private static bool IsKeeper(string statement) =>
        statement.StartsWith("SELECT", StringComparison.Ordinal) && statement.Contains("FROM \"SigningKeys\"", StringComparison.Ordinal);

    private static bool IsBeat(string statement) => statement.Contains("\"Nodes\"", StringComparison.Ordinal) || statement.Contains("\"Leases\"", StringComparison.Ordinal);

    private static bool IsOfService(string statement) => IsFollower(statement) || IsFlush(statement) || IsDispatcher(statement) || IsKeeper(statement) || IsBeat(statement);
}

using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Counts the SQL statements to one database, whichever kind it is. Listens to Entity Framework itself. Made before the first statement.</summary>
internal sealed class SentStatements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _connectionString;
    private readonly IDisposable _listeners;
    private readonly List<IDisposable> _subscriptions = [];
    private int _count;
    private int _mostParameters;

    public SentStatements(string connectionString)
    {
        _connectionString = connectionString;
        _listeners = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public int Count => Volatile.Read(ref _count);

    public int MostParameters => Volatile.Read(ref _mostParameters);

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Context: { } context, Command: var command }
            && context.Database.GetConnectionString() == _connectionString)
        {
            Interlocked.Increment(ref _count);
            Volatile.Write(ref _mostParameters, Math.Max(_mostParameters, command.Parameters.Count));
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
}

using Microsoft.Data.Sqlite;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>The database file of a host that is gone, read without any code of the host's.</summary>
internal sealed class Ledger : IDisposable
{
    private readonly SqliteConnection _connection;

    public Ledger(string dataDirectory)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "iam.db")};Pooling=False");
        _connection.Open();

        // The entries are asked for by what they are about, again and again; the host's own index is for another order.
        using var command = Command("""
            CREATE TEMP TABLE Told AS SELECT ChainId, Sequence, TargetType, TargetId, Action, Changes FROM AuditEntries;
            CREATE INDEX temp.ToldOf ON Told (TargetId, Action);
            CREATE INDEX temp.ToldWhat ON Told (Action);
            """);
        command.ExecuteNonQuery();
    }

    /// <summary>What is half there, in words.</summary>
    public IEnumerable<string> Contradictions() => Invariants.All.SelectMany(i => Rows(i.What, i.Sql));

    /// <summary>How often the trail says that this was done to that.</summary>
    public long Count(Guid target, string action) =>
        Number("SELECT COUNT(*) FROM Told WHERE TargetId = $target AND Action = $action", ("$target", target.ToString("D")), ("$action", action));

    /// <summary>How often the trail says of anything that each action was done to it.</summary>
    public IReadOnlyDictionary<string, long> Counts()
    {
        using var command = Command("SELECT Action, COUNT(*) FROM Told GROUP BY Action");
        using var reader = command.ExecuteReader();
        var counts = new Dictionary<string, long>();
        while (reader.Read())
        {
            counts[reader.GetString(0)] = reader.GetInt64(1);
        }

        return counts;
    }

    public void Dispose() => _connection.Dispose();

    private long Number(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = Command(sql);
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return (long)command.ExecuteScalar()!;
    }

    private IEnumerable<string> Rows(string what, string sql)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return $"{what}: {reader.GetValue(0)}";
        }
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}

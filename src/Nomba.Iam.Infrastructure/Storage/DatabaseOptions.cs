namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>Which database. Settings: <c>Iam:Database</c>; its address is <c>ConnectionStrings:Iam</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>SQLite unless configured: embedded, created on first start.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;
}

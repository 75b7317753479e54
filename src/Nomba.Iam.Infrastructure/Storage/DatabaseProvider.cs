namespace Nomba.Iam.Infrastructure.Storage;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    PostgreSql,
}

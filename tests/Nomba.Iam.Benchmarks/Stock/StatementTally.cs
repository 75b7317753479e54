using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nomba.Iam.Benchmarks.Stock;

/// <summary>Counts what Entity Framework sends to the database.</summary>
internal sealed class StatementTally : DbCommandInterceptor
{
    private long _all;
    private long _writes;

    public StatementCount Read() => new(Interlocked.Read(ref _all), Interlocked.Read(ref _writes));

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Count(command);
        return ValueTask.FromResult(result);
    }

    private void Count(DbCommand command)
    {
        Interlocked.Increment(ref _all);
        if (StatementCount.IsWrite(command.CommandText))
        {
            Interlocked.Increment(ref _writes);
        }
    }
}

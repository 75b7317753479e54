using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>Does something before a certain statement is sent: it may throw in place of it.</summary>
internal sealed class Interruption(int before, Func<Task> interrupt) : DbCommandInterceptor
{
    private int _sent;

    /// <summary>The statements that were about to be sent.</summary>
    public int Sent => Volatile.Read(ref _sent);

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await CountAsync();
        return result;
    }

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await CountAsync();
        return result;
    }

    private Task CountAsync() => Interlocked.Increment(ref _sent) == before ? interrupt() : Task.CompletedTask;
}

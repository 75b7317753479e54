using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Nomba.Iam.Testing.Storage;

/// <summary>Makes an embedded database answer as one over a network does: later, so that whatever does not wait for it is seen.</summary>
internal sealed class LateAnswers : DbCommandInterceptor
{
    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return result;
    }
}

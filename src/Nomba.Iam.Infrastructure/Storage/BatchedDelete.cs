using Microsoft.EntityFrameworkCore;

namespace Nomba.Iam.Infrastructure.Storage;

internal static class BatchedDelete
{
    // Below a thousand row locks SQL Server does not think of locking the table.
    private const int BatchSize = 900;

    extension<T>(IOrderedQueryable<T> rows)
        where T : class
    {
        /// <summary>Deletes them all, a batch a statement: nobody waits for long. Two nodes that do it at once delete nothing twice.</summary>
        public async Task DeleteAsync(CancellationToken cancellationToken)
        {
            while (await rows.Take(BatchSize).ExecuteDeleteAsync(cancellationToken) > 0)
            {
            }
        }
    }
}

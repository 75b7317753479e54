using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Storage;

internal static class BatchedDelete
{
    // Below a thousand row locks SQL Server does not think of locking the table.
    private const int BatchSize = 900;

    extension<T>(DbSet<T> rows)
        where T : class
    {
        /// <summary>
        /// Deletes all that are over, the oldest first, a batch a statement: nobody waits for long. Ends when the lease is lost. Two nodes that do it at once delete nothing
        /// twice, and a row that is renewed in the meantime stays: it is looked at again when it is deleted.
        /// </summary>
        /// <param name="areOver">Which.</param>
        /// <param name="by">Their date, which has an index.</param>
        /// <param name="lease">Of the job that this is part of.</param>
        /// <param name="batch">How many a statement; fewer where others go with each.</param>
        public async Task DeleteAsync<TKey>(
            Expression<Func<T, bool>> areOver, Expression<Func<T, TKey>> by, Lease lease, CancellationToken cancellationToken, int batch = BatchSize)
        {
            var oldest = rows.Where(areOver).OrderBy(by).Take(batch);
            while (await lease.KeepAsync(cancellationToken) && await rows.Where(areOver).Where(row => oldest.Contains(row)).ExecuteDeleteAsync(cancellationToken) > 0)
            {
            }
        }
    }
}

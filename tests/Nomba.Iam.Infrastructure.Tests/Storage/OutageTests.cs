using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>
/// A database that does not answer is a <see cref="DbException"/>, and nothing around it: that is what the background services outlive and
/// what the doors answer 503 for.
/// </summary>
public sealed class OutageTests
{
    [Theory]
    [InlineData(DatabaseProvider.PostgreSql, "Host=127.0.0.1;Port=1;Username=nobody;Database=iam;Timeout=3")]
    [InlineData(DatabaseProvider.SqlServer, "Server=127.0.0.1,1;User Id=nobody;Password=none;Database=iam;Connect Timeout=3;ConnectRetryCount=0")]
    public async Task Is_told_as_what_it_is(DatabaseProvider provider, string connection)
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, provider, connection);
        await using var context = new IamDbContext(options.Options);

        await Assert.ThrowsAnyAsync<DbException>(() => context.Users.AnyAsync(TestContext.Current.CancellationToken));
    }
}

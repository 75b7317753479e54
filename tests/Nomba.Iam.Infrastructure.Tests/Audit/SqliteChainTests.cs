using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

public sealed class SqliteChainTests : ChainContract
{
    protected override Task<TestDatabase> CreateAsync() => SqliteStoreTests.CreateDatabaseAsync();
}

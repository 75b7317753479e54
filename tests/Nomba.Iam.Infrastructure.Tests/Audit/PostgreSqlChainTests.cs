using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

public sealed class PostgreSqlChainTests : ChainContract
{
    protected override Task<TestDatabase> CreateAsync() => PostgreSqlStoreTests.CreateDatabaseAsync();
}

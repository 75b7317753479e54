using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

public sealed class PostgreSqlTamperTests : TamperContract
{
    protected override Task<TestDatabase> CreateAsync() => PostgreSqlStoreTests.CreateDatabaseAsync();
}

using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

public sealed class SqliteTamperTests : TamperContract
{
    protected override Task<TestDatabase> CreateAsync() => SqliteStoreTests.CreateDatabaseAsync();
}

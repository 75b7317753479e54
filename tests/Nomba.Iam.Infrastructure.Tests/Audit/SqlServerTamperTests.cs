using Nomba.Iam.Infrastructure.Tests.Storage;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

public sealed class SqlServerTamperTests : TamperContract
{
    protected override Task<TestDatabase> CreateAsync() => SqlServerStoreTests.CreateDatabaseAsync();
}

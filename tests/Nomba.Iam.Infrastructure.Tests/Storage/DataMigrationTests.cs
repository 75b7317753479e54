using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Infrastructure.Storage;
using Npgsql;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>What was written under the first model is there under the newest.</summary>
public sealed class DataMigrationTests : IAsyncLifetime
{
    private static readonly Guid Organization = NewId();
    private static readonly Guid Everywhere = NewId();
    private static readonly Guid Limited = NewId();
    private static readonly Guid OwnRole = NewId();
    private static readonly Guid Server = NewId();
    private static readonly Guid[] Accounts = [.. new[] { NewId(), NewId(), NewId() }.Order()];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("nomba-iam-migration-");
    private readonly string _name = $"iam_{Guid.CreateVersion7():N}";

    private static string? PostgreSql => Environment.GetEnvironmentVariable("NOMBA_TEST_POSTGRES");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _directory.Delete(recursive: true);
        if (PostgreSql is { Length: > 0 } server)
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
        }
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task Keeps_roles_accounts_and_permissions(DatabaseProvider provider)
    {
        var connection = await CreateAsync(provider);
        await using (var old = ContextFor(provider, connection))
        {
            await old.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
            await FillAsync(old, provider);
            await old.GetService<IMigrator>().MigrateAsync(null, TestContext.Current.CancellationToken);
        }

        await using var context = ContextFor(provider, connection);
        var everywhere = await MemberAsync(context, Everywhere);
        Assert.Equal([SystemRoles.Finance.Id.Value, OwnRole], everywhere.RoleIds.Select(r => r.Value).OrderBy(r => r == OwnRole));
        Assert.DoesNotContain(everywhere.Assignments, a => a.IsLimited);
        var limited = await MemberAsync(context, Limited);
        Assert.Equal(SystemRoles.Viewer.Id, Assert.Single(limited.RoleIds));
        Assert.Equal(Accounts.Take(2).Order(), Assert.Single(limited.Assignments).AccountIds.Select(a => a.Value).Order());
        Assert.Equal((1, 1), (limited.Revision, (await context.Set<Role>().SingleAsync(Cancellation)).Revision));

        var server = await context.Set<ResourceServer>().SingleAsync(Cancellation);
        Assert.Equal(["transfers:initiate", "transfers:read"], server.PermissionNames.Order(StringComparer.Ordinal));

        var organization = await context.Set<Organization>().SingleAsync(Cancellation);
        Assert.Equal(("Lagos Foods", "LAGOS FOODS", 1), (organization.Name, organization.NameKey, organization.Revision));
        Assert.Equal(DateTimeOffset.MinValue, organization.TokensFrom);
        var accounts = await context.Set<Account>().OrderBy(a => a.Id).ToListAsync(Cancellation);
        Assert.Equal(["Ikeja", "Yaba", "ikeja"], accounts.Select(a => a.Name));
        Assert.All(accounts, a => Assert.Equal((AccountStatus.Active, 1), (a.Status, a.Revision)));
        Assert.Equal(["IKEJA", "YABA", $"IKEJA {Accounts[2]}".ToUpperInvariant()], accounts.Select(a => a.NameKey.ToUpperInvariant()));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Task<Member> MemberAsync(IamDbContext context, Guid id)
    {
        var member = new MemberId(id);
        return context.Set<Member>().SingleAsync(m => m.Id == member, Cancellation);
    }

    private static async Task FillAsync(IamDbContext context, DatabaseProvider provider)
    {
        object Of<T>(params T[] items) => provider == DatabaseProvider.PostgreSql
            ? items
            : $"[{string.Join(',', items.Select(i => $"\"{i}\""))}]";
        async Task Insert(FormattableString sql) => await context.Database.ExecuteSqlAsync(sql, Cancellation);

        await Insert($"""INSERT INTO "Organizations" ("Id", "Name", "Status", "CreatedAt") VALUES ({Organization}, {"Lagos Foods"}, 1, 1)""");
        foreach (var (id, name) in Accounts.Zip(["Ikeja", "Yaba", "ikeja"]))
        {
            await Insert($"""INSERT INTO "Accounts" ("Id", "OrganizationId", "Name", "CreatedAt") VALUES ({id}, {Organization}, {name}, 1)""");
        }

        await Insert($"""INSERT INTO "Roles" ("Id", "OrganizationId", "Name", "NameKey", "Permissions") VALUES ({OwnRole}, {Organization}, {"Own"}, {"OWN"}, {Of("transfers:read")})""");
        await Insert($"""INSERT INTO "ResourceServers" ("Id", "Audience", "SecretHash", "CreatedAt", "Permissions") VALUES ({Server}, {"api"}, {"h1$x"}, 1, {Of("transfers:initiate", "transfers:read")})""");
        await InsertMember(Everywhere, Of(SystemRoles.Finance.Id.Value, OwnRole), Of<Guid>());
        await InsertMember(Limited, Of(SystemRoles.Viewer.Id.Value), Of(Accounts[0], Accounts[1]));

        Task InsertMember(Guid id, object roles, object accounts) => Insert(
            $"""
            INSERT INTO "Members" ("Id", "OrganizationId", "ShortId", "Status", "Version", "CreatedAt", "MemberKind", "AccountIds", "RoleIds", "Name", "NameKey")
            VALUES ({id}, {Organization}, {id.GetHashCode()}, 1, 1, 1, 2, {accounts}, {roles}, {"Till"}, {id.ToString()})
            """);
    }

    private async Task<string> CreateAsync(DatabaseProvider provider)
    {
        if (provider == DatabaseProvider.Sqlite)
        {
            return DatabaseSetup.SqliteFile(_directory.FullName);
        }

        Assert.SkipWhen(string.IsNullOrEmpty(PostgreSql), "PostgreSQL: NOMBA_TEST_POSTGRES is not set (bash tests/run.sh sets it where PostgreSQL can be had)");
        await ExecuteAsync(PostgreSql!, $"CREATE DATABASE {_name}");
        return new NpgsqlConnectionStringBuilder(PostgreSql) { Database = _name }.ToString();
    }

    private static async Task ExecuteAsync(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private static IamDbContext ContextFor(DatabaseProvider provider, string connection)
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, provider, connection);
        return new IamDbContext(options.Options);
    }
}

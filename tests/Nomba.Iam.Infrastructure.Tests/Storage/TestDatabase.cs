using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Infrastructure.Requests;
using Nomba.Iam.Infrastructure.Security;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Tokens;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>A migrated, empty database of one kind with the real stores over it.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Func<ValueTask> _drop;
    private readonly SentStatements _statements;
    private readonly (DatabaseProvider Provider, string Connection) _address;

    private TestDatabase(ServiceProvider services, SentStatements statements, (DatabaseProvider Provider, string Connection) address, Func<ValueTask> drop) =>
        (_services, _statements, _address, _drop) = (services, statements, address, drop);

    public IServiceProvider Services => _services;

    /// <summary>The SQL statements of this database so far.</summary>
    public int Statements => _statements.Count;

    /// <summary>The most parameters that one of them had.</summary>
    public int MostParameters => _statements.MostParameters;

    /// <summary>Its contexts, as the stores get them.</summary>
    internal IDbContextFactory<IamDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<IamDbContext>>();

    /// <summary>In whose name messages are sent.</summary>
    public Caller Caller
    {
        get => _services.GetRequiredService<Visitor>().Caller;
        set => _services.GetRequiredService<Visitor>().Caller = value;
    }

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider, string connectionString, Func<ValueTask> drop)
    {
        var statements = new SentStatements(connectionString);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Iam:Database:Provider"] = provider.ToString(),
            ["ConnectionStrings:Iam"] = connectionString,
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddApplication();
        services.AddStorage(configuration);
        services.AddUsers();
        services.AddAuditLog(configuration);
        services.AddRepeatableRequests();
        services.AddSingleton<SigningKeyRing>().AddSingleton<SigningKeyKeeper>().AddScoped<ISigningKeyRotation, SigningKeyRotation>();
        services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        services.Configure<IamSecrets>(secrets => secrets.Pepper = Convert.ToBase64String(new byte[32]));
        services.AddSingleton<Visitor>().AddSingleton<ICallerAccessor>(provider => provider.GetRequiredService<Visitor>());
        var built = services.BuildServiceProvider();
        await built.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return new TestDatabase(built, statements, (provider, connectionString), drop);
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public async Task<T> QueryAsync<T>(Func<IamDbContext, Task<T>> query)
    {
        await using var context = await _services.GetRequiredService<IDbContextFactory<IamDbContext>>().CreateDbContextAsync();
        return await query(context);
    }

    /// <summary>Contexts whose statements pass through somebody's hands.</summary>
    internal IDbContextFactory<IamDbContext> ContextsThrough(IInterceptor interceptor)
    {
        var options = new DbContextOptionsBuilder<IamDbContext>();
        DatabaseSetup.Use(options, _address.Provider, _address.Connection);
        options.AddInterceptors(interceptor);
        return new Intercepted(options.Options);
    }

    public async ValueTask DisposeAsync()
    {
        _statements.Dispose();
        await _services.DisposeAsync();
        await _drop();
    }

    private sealed class Intercepted(DbContextOptions<IamDbContext> options) : IDbContextFactory<IamDbContext>
    {
        public IamDbContext CreateDbContext() => new(options);
    }

    private sealed class Visitor : ICallerAccessor
    {
        public Caller Caller { get; set; } = Caller.Nobody(new AuditActor(null, null, null, null));
    }
}

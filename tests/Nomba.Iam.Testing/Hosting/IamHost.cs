using System.Security.Cryptography;
using Mediator;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Storage;

namespace Nomba.Iam.Testing.Hosting;

/// <summary>The real host on its own SQLite file, with secrets of its own. Stopped and cleared away when disposed.</summary>
public sealed partial class IamHost : WebApplicationFactory<Program>
{
    public const string Issuer = "http://127.0.0.1:5080";

    private static readonly string[] Secrets = ["Pepper", "RefreshKeys:1", "DataProtectionKey"];

    private readonly TimeProvider? _time;
    private readonly IamHost? _first;
    private readonly DirectoryInfo _directory;
    private readonly Dictionary<string, string> _settings;

    public IamHost(TimeProvider? time = null, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        _time = time;
        _directory = Directory.CreateTempSubdirectory("nomba-iam-");
        File.Copy(MigratedDatabase.Path, Path.Combine(_directory.FullName, "iam.db"));
        Statements = new StatementCounter(_directory.FullName);
        _settings = Secrets.ToDictionary(name => $"Iam:Secrets:{name}", _ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        // Tests ask more often than anybody should; the limits have tests of their own.
        _settings["Iam:RateLimits:Management:PermitsPerMinute"] = _settings["Iam:RateLimits:Management:AnonymousPermitsPerMinute"] = "1000000";

        // Mails become files when a test asks for them, so that none waits for a timer.
        (_settings["Iam:Email:From"], _settings["Iam:Email:PickupDirectory"], _settings["Iam:Email:Interval"]) = ("iam@nomba.example", MailDirectory, "1.00:00:00");
        foreach (var (name, value) in settings)
        {
            _settings[name] = value;
        }
    }

    private IamHost(IamHost first) => (_first, _time, _directory, _settings, Statements) = (first, first._time, first._directory, first._settings, first.Statements);

    /// <summary>Whether the database answers after a while, as one over a network does; an embedded one answers before anybody could look away.</summary>
    public bool AnswersLate { get; init; }

    /// <summary>Where this host keeps its database.</summary>
    public string DataDirectory => _directory.FullName;

    public string MailDirectory => Path.Combine(_directory.FullName, "mail");

    /// <summary>The SQL statements that were sent to this host's database since the last reset.</summary>
    public StatementCounter Statements { get; }

    /// <summary>Another node of the same cluster: the same database and secrets, a memory of its own. Dispose it before the first.</summary>
    public IamHost SecondNode() => new(this);

    /// <summary>Listens on a free loopback port, for callers that are real programs; by name, as browsers want it.</summary>
    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return new Uri($"http://localhost:{ClientOptions.BaseAddress.Port}");
    }

    public async Task<SeedOutcome> SeedAsync(SeedPlan plan)
    {
        await using var scope = Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ApplySeed(plan));
        return result.Value;
    }

    /// <summary>Another person in an organization that is there already, with a role.</summary>
    public async Task AddPersonAsync(Guid organization, string email, string role)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var id = new OrganizationId(organization);
        await services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
            async cancellationToken =>
            {
                var user = await services.GetRequiredService<IUserDirectory>().CreateAsync(email, "a-long-test-password", cancellationToken);
                var found = await services.GetRequiredService<IRoleStore>().FindByNameAsync(id, role, cancellationToken);
                services.GetRequiredService<IAuditTrail>().Record(new AuditEvent("member.joined", "member", email, id));
                return await services.GetRequiredService<IMemberStore>().AddAsync(UserMember.Join(id, user.Value, [RoleAssignment.Everywhere(found!.Id)], TimeProvider.System), cancellationToken);
            },
            CancellationToken.None);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_first is null)
        {
            Statements.Dispose();
            _directory.Delete(recursive: true);
        }
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");

        // Without this a host that was not published serves pages without their styles and scripts, outside Development.
        builder.UseStaticWebAssets();
        builder.UseSetting("Iam:Issuer", Issuer);
        builder.UseSetting("Iam:DataDirectory", _directory.FullName);
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        if (AnswersLate)
        {
            builder.ConfigureTestServices(services => services.ConfigureDbContext<IamDbContext>(options => options.AddInterceptors(new LateAnswers())));
        }

        if (_time is not null)
        {
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(_time)));
        }
    }
}

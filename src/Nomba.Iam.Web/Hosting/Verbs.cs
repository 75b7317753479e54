using Microsoft.Extensions.Options;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Web.Hosting;

/// <summary>What the host does: serve (the default), migrate, seed, or create-operator.</summary>
internal static class Verbs
{
    private const int Success = 0;
    private const int Failure = 1;
    private const int Misused = 2;

    private static readonly string[] Known = ["migrate", "seed", "create-operator"];

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        try
        {
            return args.FirstOrDefault(a => Known.Contains(a)) switch
            {
                "migrate" => await MigrateAsync(app),
                "seed" => await SeedVerb.RunAsync(app, args),
                "create-operator" => await CreateOperatorVerb.RunAsync(app, args),

                // A setting may stand in two words, --urls http://…, but the first word is no setting's value.
                _ => args is [['-', ..], ..] or [] ? await ServeAsync(app) : await ExplainAsync(args[0]),
            };
        }
        catch (OptionsValidationException exception)
        {
            // A setting is missing or wrong: say which, without a stack trace. The text never holds a value.
            foreach (var failure in exception.Failures)
            {
                await Console.Error.WriteLineAsync($"Cannot start: {failure}");
            }

            return Failure;
        }
    }

    private static async Task<int> ExplainAsync(string unknown)
    {
        await Console.Error.WriteLineAsync($"""
            '{unknown}' is not something that this host does.

            usage: (nothing)                              serve
                   migrate                                bring the database up to date
                   seed --file PLAN.json --output O.json  create what a plan describes
                   create-operator --email ADDRESS        appoint somebody who runs the platform, and print a link for a password
            """);
        return Misused;
    }

    private static async Task<int> MigrateAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        Console.WriteLine("The database is up to date.");
        return Success;
    }

    private static async Task<int> ServeAsync(WebApplication app)
    {
        StartupSettings.Check(app.Services);
        var database = app.Services.GetRequiredService<DatabaseMigrator>();
        if (app.Services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Sqlite)
        {
            await database.MigrateAsync(CancellationToken.None);
        }
        else if (!await database.IsUpToDateAsync(CancellationToken.None))
        {
            await Console.Error.WriteLineAsync("Cannot start: the database is not migrated. Run the host once with the verb migrate.");
            return Failure;
        }

        var demo = app.Environment.IsDevelopment() ? await DemoSeed.RunAsync(app.Services) : null;
        app.Lifetime.ApplicationStarted.Register(() => StartupMessage.Print(app, demo));
        await app.RunAsync();
        return Success;
    }
}

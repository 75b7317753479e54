using Mediator;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Web.Hosting;

/// <summary><c>create-operator --email E</c>: makes a person run the platform, and prints the link with which they choose a password.</summary>
internal static class CreateOperatorVerb
{
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        StartupSettings.Check(app.Services);
        var at = Array.IndexOf(args, "create-operator");
        if (args[(at + 1)..] is not ["--email", var email])
        {
            await Console.Error.WriteLineAsync("usage: create-operator --email ADDRESS");
            return 2;
        }

        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        await using var scope = app.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new AppointOperator(email.Trim()));
        if (!result.TryGetValue(out var link))
        {
            await Console.Error.WriteLineAsync($"Nothing was changed. {result.Error.Code}: {result.Error.Message}");
            return 1;
        }

        Console.WriteLine($"""
            {email.Trim()} is an operator of the platform. Open this link within 24 hours to choose a password. It works once, and is shown nowhere else:

              {link.Reveal()}
            """);
        return 0;
    }
}

using System.Text.Json;
using Mediator;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Web.Hosting;

/// <summary><c>seed --file F --output O</c>: creates what F describes and writes ids and secrets to O, or nothing at all.</summary>
internal static class SeedVerb
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        StartupSettings.Check(app.Services);
        if (ArgumentOf(args, "--file") is not { } file || ArgumentOf(args, "--output") is not { } output)
        {
            await Console.Error.WriteLineAsync("usage: seed --file PLAN.json --output RESULT.json");
            return 2;
        }

        SeedPlan plan;
        try
        {
            plan = JsonSerializer.Deserialize<SeedPlan>(await File.ReadAllTextAsync(file), Json) ?? throw new JsonException("The plan is empty.");
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Cannot read {file}: {exception.Message}");
            return 1;
        }

        await app.Services.GetRequiredService<DatabaseMigrator>().MigrateAsync(CancellationToken.None);
        return await ApplyAsync(app.Services, plan, output);
    }

    // The secrets exist nowhere but in the output: it is opened before anything is committed, and appears under its name only after.
    private static async Task<int> ApplyAsync(IServiceProvider services, SeedPlan plan, string output)
    {
        var draft = output + ".partial";
        await using (var file = new FileStream(draft, SecretFile))
        {
            await using var scope = services.CreateAsyncScope();
            var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new ApplySeed(plan));
            if (!result.TryGetValue(out var outcome))
            {
                await Console.Error.WriteLineAsync($"Nothing was written. {result.Error.Code}: {result.Error.Message}");
                file.Close();
                File.Delete(draft);
                return 1;
            }

            await JsonSerializer.SerializeAsync(file, outcome, Json);
        }

        File.Move(draft, output, overwrite: true);
        Console.WriteLine($"Seeded. Ids and secrets are in {output}: keep it safe, they are shown nowhere else.");
        return 0;
    }

    private static FileStreamOptions SecretFile
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            return options;
        }
    }

    private static string? ArgumentOf(string[] args, string name)
    {
        var at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
    }
}

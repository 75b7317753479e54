using System.Security.Cryptography;
using System.Text.Json;

namespace Nomba.Iam.Web.Hosting;

/// <summary>In Development the secrets are made once and kept beside the database, readable by this user alone. Settings given otherwise win.</summary>
internal static class DevelopmentSecrets
{
    private static readonly string[] Names = ["Iam:Secrets:Pepper", "Iam:Secrets:RefreshKeys:1", "Iam:Secrets:DataProtectionKey"];

    public static void AddDevelopmentSecrets(this ConfigurationManager configuration, string dataDirectory)
    {
        var missing = Names.Where(name => string.IsNullOrEmpty(configuration[name])).ToArray();
        if (missing.Length == 0)
        {
            return;
        }

        var kept = Keep(Path.Combine(dataDirectory, "development-secrets.json"));
        foreach (var name in missing)
        {
            configuration[name] = kept[name];
        }
    }

    private static Dictionary<string, string> Keep(string path)
    {
        if (!File.Exists(path))
        {
            var made = Names.ToDictionary(name => name, _ => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            JsonSerializer.Serialize(file, made);
        }

        return JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path))!;
    }
}

using System.Diagnostics;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>What is started: an assembly of ours, with its arguments and settings. Settings may be secrets, so nothing prints them.</summary>
internal sealed class ChildCommand(string assembly, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings)
{
    /// <summary>One of the hosts in this program.</summary>
    public static ChildCommand OfVerb(string verb, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings) =>
        new(typeof(ChildCommand).Assembly.Location, [verb, .. arguments], settings);

    public ProcessStartInfo ToStartInfo()
    {
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Its own settings file lies beside it, and not whatever lies where this was started.
            WorkingDirectory = Path.GetDirectoryName(assembly),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public override string ToString() => nameof(ChildCommand);
}

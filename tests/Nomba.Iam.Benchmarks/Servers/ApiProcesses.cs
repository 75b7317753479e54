using Nomba.Iam.Benchmarks.Hosts;

namespace Nomba.Iam.Benchmarks.Servers;

/// <summary>Starts resource APIs for one issuer, each as a process of its own.</summary>
internal sealed class ApiProcesses(Uri issuer, Credentials credentials)
{
    private const string Sample = "Nomba.Samples.MerchantApi";

    /// <summary>The API of this program, without the SDK.</summary>
    public static Task<ChildProcess> StartOpenAsync(CancellationToken cancellationToken) =>
        ChildProcess.StartAsync("the open API", ChildCommand.OfVerb(ApiServer.Verb, [], new Dictionary<string, string>()), cancellationToken);

    public Task<ChildProcess> StartAsync(ApiMode mode, CancellationToken cancellationToken) =>
        ChildProcess.StartAsync($"the API in mode {mode.Name}", ChildCommand.OfVerb(ApiServer.Verb, [], SettingsOf(mode)), cancellationToken);

    /// <summary>The sample API, with a data directory of its own.</summary>
    public Task<ChildProcess> StartSampleAsync(ApiMode mode, string dataDirectory, CancellationToken cancellationToken)
    {
        var settings = SettingsOf(mode);
        settings["DataDirectory"] = dataDirectory;
        return ChildProcess.StartAsync($"the sample API in mode {mode.Name}", new ChildCommand(BuiltAssembly.Of(Sample), [], settings), cancellationToken);
    }

    private Dictionary<string, string> SettingsOf(ApiMode mode) => new()
    {
        ["Iam__Authority"] = issuer.GetLeftPart(UriPartial.Authority),
        ["Iam__Mode"] = mode.Name,
        ["Iam__ClientId"] = credentials.ClientId,
        ["Iam__ClientSecret"] = credentials.Reveal(),
    };
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>The host as a process of its own, on a data directory that outlives it. Told so, it kills itself at a database event to come.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _fuse;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private HostProcess(string dataDirectory)
    {
        _fuse = Path.Combine(dataDirectory, "crash-at");
        File.Delete(_fuse);
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Nomba.Iam.Web.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Iam__DataDirectory"] = dataDirectory;
        start.Environment["Iam__RateLimits__Enabled"] = "false";
        start.Environment["Iam__Webhooks__Deliver"] = "false";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(IamHost).Assembly.Location;
        start.Environment["NOMBA_TEST_CRASH"] = _fuse;
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException("The host ended before it listened: " + Text));
    }

    /// <summary>Where it listens, once it is started.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What it has printed.</summary>
    public string Text
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public static async Task<HostProcess> StartAsync(string dataDirectory)
    {
        var host = new HostProcess(dataDirectory);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        host.Address = await host._ready.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>An <c>export</c> line of the demo.</summary>
    public string Export(string name) => Regex.Match(Text, name + @"=(\S+)").Groups[1].Value;

    public string Password => PasswordLine().Match(Text).Groups[1].Value;

    /// <summary>From now on, that many database events and no more.</summary>
    public void CrashAfter(int events)
    {
        File.WriteAllText(_fuse + ".new", events.ToString(CultureInfo.InvariantCulture));
        File.Move(_fuse + ".new", _fuse);
    }

    public Task EndedAsync() => _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Add(line);
        }

        if (line.StartsWith("READY ", StringComparison.Ordinal))
        {
            _ready.TrySetResult(new Uri(line["READY ".Length..]));
        }
    }

    [GeneratedRegex(@"Password +(\S+)")]
    private static partial Regex PasswordLine();
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>The host as a process of its own, on a data directory that outlives it. Told so, it kills itself at a database event to come.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    // What the runtime says of a child that a signal ended: 128, and SIGKILL.
    private const int KilledCode = 128 + 9;

    private readonly Process _process;
    private readonly string _fuse;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private HostProcess(string dataDirectory, TimeSpan mailsEvery)
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
        start.Environment["Iam__Email__Interval"] = mailsEvery.ToString();
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

    /// <summary>A host that would send a mail a day later: what is to be sent stays where it was written, for the ledger to count.</summary>
    public static Task<HostProcess> StartAsync(string dataDirectory) => StartAsync(dataDirectory, TimeSpan.FromDays(1));

    public static async Task<HostProcess> StartAsync(string dataDirectory, TimeSpan mailsEvery)
    {
        var host = new HostProcess(dataDirectory, mailsEvery);
        host._process.Start();
        try
        {
            host._process.BeginOutputReadLine();
            host._process.BeginErrorReadLine();
            host.Address = await host._ready.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
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

    /// <summary>Waits for its end, before which it had no time to put anything in order.</summary>
    public async Task KilledAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(_process.ExitCode == KilledCode, $"The host was not killed but ended with {_process.ExitCode}: {Text}");
    }

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

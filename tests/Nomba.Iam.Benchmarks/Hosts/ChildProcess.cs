using System.Diagnostics;
using System.Text;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>
/// A host that runs as a process of its own, so that its processor time is its own too. It says <c>READY</c> and its address when it listens,
/// and is stopped by its process id when this is disposed.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private const string ReadyWord = "READY ";

    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StringBuilder _output = new();

    private ChildProcess(string name, ChildCommand command)
    {
        Name = name;
        _process = new Process { StartInfo = command.ToStartInfo(), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new BenchmarkException($"{Name} ended with {_process.ExitCode}:\n{Output}"));
    }

    public string Name { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>Since it started.</summary>
    public ProcessorTime ProcessorTime => ProcessFigures.ProcessorTime(_process.Id);

    public long ResidentBytes => ProcessFigures.ResidentBytes(_process.Id);

    private string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static async Task<ChildProcess> StartAsync(string name, ChildCommand command, CancellationToken cancellationToken)
    {
        var child = new ChildProcess(name, command);
        child.Start();
        try
        {
            child.Address = await child._ready.Task.WaitAsync(StartLimit, cancellationToken);
            return child;
        }
        catch (TimeoutException)
        {
            await child.DisposeAsync();
            throw new BenchmarkException($"{name} did not start:\n{child.Output}");
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs to the end, which must be a good one.</summary>
    public static async Task RunAsync(string name, ChildCommand command, CancellationToken cancellationToken)
    {
        await using var child = new ChildProcess(name, command);
        child.Start();
        await child._process.WaitForExitAsync(cancellationToken);
        if (child._process.ExitCode != 0)
        {
            throw new BenchmarkException($"{name} ended with {child._process.ExitCode}:\n{child.Output}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        // Nobody may be waiting for it any more.
        _ = _ready.Task.Exception;
        _process.Dispose();
    }

    private void Start()
    {
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.StartsWith(ReadyWord, StringComparison.Ordinal))
        {
            _ready.TrySetResult(new Uri(line[ReadyWord.Length..]));
        }
    }
}

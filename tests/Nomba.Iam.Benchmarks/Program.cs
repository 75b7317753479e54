using Nomba.Iam.Benchmarks.Micro;
using Nomba.Iam.Benchmarks.Phases;
using Nomba.Iam.Benchmarks.Servers;
using Nomba.Iam.Benchmarks.Stock;

namespace Nomba.Iam.Benchmarks;

/// <summary>The whole benchmark, its short form, or one of the hosts that it starts as processes of their own.</summary>
internal static class Program
{
    private const string Usage = """
        usage: (nothing) | short     everything, or a form of two minutes that judges nothing
                 --connections N     how many callers at once            --rounds N       slices of each series
                 --seconds N         how long a slice is                 --suspensions N  keys that are suspended one by one
                 --issuances N       tokens issued for the memory figure --only A,B       of: load, statements, suspend, memory
                 --write             write docs/performance.md
               micro [options]       the parts in isolation, with BenchmarkDotNet and its options
        """;

    public static async Task<int> Main(string[] args)
    {
        // The product inside this process finds its files by a manifest that is looked for here.
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        switch (args)
        {
            case [ConstantServer.Verb, .. var rest]:
                return await ConstantServer.RunAsync(rest);
            case [ApiServer.Verb]:
                return await ApiServer.RunAsync();
            case [StockServer.Verb]:
                return await StockServer.RunAsync();
            case [MicroRun.Verb, .. var rest]:
                return MicroRun.Run(rest);
            default:
                return await MeasureAsync(args);
        }
    }

    private static async Task<int> MeasureAsync(string[] args)
    {
        if (BenchmarkSettings.Parse(args) is not { } settings)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        using var stop = new StopSignal();
        try
        {
            await FullRun.RunAsync(settings, stop.Token);
            return 0;
        }
        catch (Exception exception) when (exception is BenchmarkException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"The benchmark failed: {exception.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(stop.Token.IsCancellationRequested ? "Stopped." : "The benchmark failed: a request was not answered in time.");
            return 1;
        }
    }
}

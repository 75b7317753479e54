using System.Globalization;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>What the kernel says about a process (proc(5)).</summary>
internal static class ProcessFigures
{
    // USER_HZ: the unit of these fields on every Linux that .NET runs on, whatever the kernel's own clock does.
    private const int TicksPerSecond = 100;
    private const int UserAt = 11;
    private const int SystemAt = 12;

    public static ProcessorTime ProcessorTime(int process)
    {
        // The name in parentheses may hold anything, so fields are counted from its end; the first behind it is the third of all.
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return new ProcessorTime(TimeOf(fields[UserAt]), TimeOf(fields[SystemAt]));
    }

    public static long ResidentBytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        var kilobytes = line["VmRSS:".Length..].Replace("kB", "", StringComparison.Ordinal).Trim();
        return long.Parse(kilobytes, CultureInfo.InvariantCulture) * 1024;
    }

    private static TimeSpan TimeOf(string ticks) => TimeSpan.FromSeconds(double.Parse(ticks, CultureInfo.InvariantCulture) / TicksPerSecond);
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace Nomba.Iam.Benchmarks.Report;

/// <summary>Where the figures are from.</summary>
internal static class Machine
{
    public static string Processor
    {
        get
        {
            string[] models = [.. File.ReadLines("/proc/cpuinfo").Where(l => l.StartsWith("model name", StringComparison.Ordinal)).Select(l => l[(l.IndexOf(':') + 1)..].Trim())];
            return $"{models.FirstOrDefault() ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores";
        }
    }

    public static string Runtime => $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    /// <summary>How busy it is: figures from a machine that does other work as well are worth less.</summary>
    public static double LoadAverage => double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture);
}

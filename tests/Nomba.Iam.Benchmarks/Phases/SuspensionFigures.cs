namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>From the answer to a suspension until the token was refused, in milliseconds.</summary>
/// <param name="Mode">How the APIs check tokens.</param>
/// <param name="Database">What the two nodes share.</param>
/// <param name="Keys">How many were suspended.</param>
/// <param name="SameNodeRefusals">How many of them the node that suspended refused at its next request, both the token and a new one.</param>
/// <param name="Apis">The times at the APIs, all together.</param>
/// <param name="SecondNode">The times at the second node.</param>
internal sealed record SuspensionFigures(string Mode, string Database, int Keys, int SameNodeRefusals, IReadOnlyList<double> Apis, IReadOnlyList<double> SecondNode)
{
    public const int ApiCount = 5;

    public static double Quantile(IReadOnlyList<double> times, double share)
    {
        double[] sorted = [.. times.Order()];
        return sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }
}

using System.Globalization;

namespace Nomba.Iam.Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record BenchmarkSettings
{
    public const string Load = "load";
    public const string Statements = "statements";
    public const string Suspend = "suspend";
    public const string Memory = "memory";

    private static readonly string[] AllParts = [Load, Statements, Suspend, Memory];

    /// <summary>What was asked for, as it was written.</summary>
    public string Arguments { get; init; } = "";

    /// <summary>Whether the figures are held against the goals. The short form is too short for that.</summary>
    public required bool IsJudged { get; init; }

    public int Connections { get; init; } = 16;

    public required int Rounds { get; init; }

    public required TimeSpan SliceLength { get; init; }

    public required TimeSpan WarmUp { get; init; }

    public required int Suspensions { get; init; }

    public required int Issuances { get; init; }

    public IReadOnlyList<string> Parts { get; init; } = AllParts;

    public bool Writes { get; init; }

    private static BenchmarkSettings Full => new()
    {
        IsJudged = true,
        Rounds = 4,
        SliceLength = TimeSpan.FromSeconds(4),
        WarmUp = TimeSpan.FromSeconds(3),
        Suspensions = 1_000,
        Issuances = 1_000_000,
    };

    private static BenchmarkSettings Short => new()
    {
        IsJudged = false,
        Rounds = 1,
        SliceLength = TimeSpan.FromSeconds(1),
        WarmUp = TimeSpan.FromSeconds(0.5),
        Suspensions = 20,
        Issuances = 2_000,
    };

    /// <summary>Null when the arguments are none that this program knows.</summary>
    public static BenchmarkSettings? Parse(string[] args)
    {
        var (settings, at) = args is ["short", ..] ? (Short, 1) : (Full, 0);
        while (at < args.Length)
        {
            if (settings.With(args[at], at + 1 < args.Length ? args[at + 1] : "") is not (var changed, var taken))
            {
                return null;
            }

            (settings, at) = (changed, at + taken);
        }

        // What is written down was judged, and is whole.
        return settings.Writes && (!settings.IsJudged || settings.Parts.Count < AllParts.Length) ? null : settings with { Arguments = string.Join(' ', args) };
    }

    public bool Includes(string part) => Parts.Contains(part);

    private (BenchmarkSettings Changed, int Taken)? With(string name, string value)
    {
        if (name == "--write")
        {
            return (this with { Writes = true }, 1);
        }

        if (name == "--only")
        {
            var parts = value.Split(',');
            return parts.All(AllParts.Contains) ? (this with { Parts = parts }, 2) : null;
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && WithNumber(name, number) is { } changed
            ? (changed, 2)
            : null;
    }

    private BenchmarkSettings? WithNumber(string name, int number) => name switch
    {
        "--connections" => this with { Connections = number },
        "--rounds" => this with { Rounds = number },
        "--seconds" => this with { SliceLength = TimeSpan.FromSeconds(number) },
        "--suspensions" => this with { Suspensions = number },
        "--issuances" => this with { Issuances = number },
        _ => null,
    };
}

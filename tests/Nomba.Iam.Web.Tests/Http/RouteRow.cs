using System.Text.RegularExpressions;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>One line of <see cref="RouteTable"/>.</summary>
internal sealed partial record RouteRow(string Method, string Path, string Needs, IReadOnlyList<(string Caller, int Status)> Cells)
{
    public string? Body { get; private init; }

    /// <summary>What must come before, in this order.</summary>
    public IReadOnlyList<RouteStep> Before { get; private init; } = [];

    public string Route => $"{Method} {Path}";

    public static IEnumerable<RouteRow> ReadAll(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var callers = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        return lines[1..].Select(line => Read(line, callers));
    }

    private static RouteRow Read(string line, string[] callers)
    {
        var parts = line.Split(" after ", StringSplitOptions.TrimEntries);
        var match = Line().Match(parts[0]);
        Assert.True(match.Success, $"This is no line of the route table: {line}");
        var statuses = match.Groups["status"].Captures.Select(c => int.Parse(c.Value)).ToList();
        Assert.True(statuses.Count == callers.Length, $"A status for each of {string.Join(", ", callers)}: {line}");
        return new RouteRow(match.Groups["method"].Value, match.Groups["path"].Value, match.Groups["needs"].Value, [.. callers.Zip(statuses)])
        {
            Body = Optional(match.Groups["body"]),
            Before = [.. parts[1..].Select(ReadStep)],
        };
    }

    private static RouteStep ReadStep(string text)
    {
        var match = Step().Match(text);
        Assert.True(match.Success, $"This is neither a request nor a thing: {text}");
        return match.Groups["thing"].Success
            ? new RouteStep.Thing(match.Groups["thing"].Value)
            : new RouteStep.Request(match.Groups["method"].Value, match.Groups["path"].Value, Optional(match.Groups["body"]));
    }

    private static string? Optional(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex("""^(?<method>[A-Z]+)\s+(?<path>/\S+)\s+(?<needs>\S+)(\s+(?<status>\d{3}))+(\s+(?<body>\{.*\}))?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex("""^((?<thing><\w+>)|(?<method>[A-Z]+) (?<path>/\S+)(\s+(?<body>\{.*\}))?)$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Step();
}

using System.Text.RegularExpressions;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>One line of <see cref="RouteTable"/>.</summary>
internal sealed partial record RouteRow(string Method, string Path, string Needs, IReadOnlyList<(string Caller, int Status)> Cells)
{
    public string? Body { get; private init; }

    /// <summary>The request that must come before: its method, address and body.</summary>
    public (string Method, string Path, string? Body)? After { get; private init; }

    public string Route => $"{Method} {Path}";

    public static IEnumerable<RouteRow> ReadAll(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var callers = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        return lines[1..].Select(line => Read(line, callers));
    }

    private static RouteRow Read(string line, string[] callers)
    {
        var match = Line().Match(line);
        Assert.True(match.Success, $"This is no line of the route table: {line}");
        var statuses = match.Groups["status"].Captures.Select(c => int.Parse(c.Value)).ToList();
        Assert.True(statuses.Count == callers.Length, $"A status for each of {string.Join(", ", callers)}: {line}");
        return new RouteRow(match.Groups["method"].Value, match.Groups["path"].Value, match.Groups["needs"].Value, [.. callers.Zip(statuses)])
        {
            Body = Optional(match.Groups["body"]),
            After = match.Groups["first"] is { Success: true } first ? (first.Value, match.Groups["at"].Value, Optional(match.Groups["with"])) : null,
        };
    }

    private static string? Optional(Group group) => group.Success ? group.Value : null;

    [GeneratedRegex("""^(?<method>[A-Z]+)\s+(?<path>/\S+)\s+(?<needs>\S+)(\s+(?<status>\d{3}))+(\s+(?<body>\{.*?\}))?(\s+after (?<first>[A-Z]+) (?<at>/\S+)(\s+(?<with>\{.*\}))?)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}

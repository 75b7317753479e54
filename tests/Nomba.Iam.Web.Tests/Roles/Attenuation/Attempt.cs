using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>A request, and what is true of it whoever sends it.</summary>
internal sealed partial record Attempt(string Method, string Path, object? Body)
{
    /// <summary>The request without the ids of what it is about.</summary>
    public string Kind => $"{Method} {Id().Replace(Path, "…")}";

    /// <summary>What one must hold to succeed: what somebody comes to hold, or to use, by its success that no list of members shows.</summary>
    public IReadOnlyCollection<(string Permission, string Where)> Needs { get; init; } = [];

    /// <summary>What a role that it makes may give although its maker does not hold it everywhere: the role is always the same.</summary>
    public IReadOnlyCollection<string> MayMake { get; init; } = [];

    /// <summary>It only takes away: it may be refused, but not because of what its sender does not hold.</summary>
    public bool OnlyTakes { get; init; }

    /// <summary>Who answers for it when its sender does not: the member who invited.</summary>
    public Guid? Answerable { get; init; }

    /// <summary>Whom a link was mailed to, by which it is sent without credentials.</summary>
    public string? LinkOf { get; init; }

    /// <summary>What becomes of its success.</summary>
    public Action<JsonElement>? Then { get; init; }

    public override string ToString() => $"{Method} {Path} {JsonSerializer.Serialize(Body, JsonSerializerOptions.Web)}";

    [GeneratedRegex("[0-9a-f-]{36}")]
    private static partial Regex Id();
}

namespace Nomba.Iam.Application.Audit;

/// <summary>Which entries of a chain, newest first.</summary>
public sealed record AuditFilter(int Limit, long? Before)
{
    /// <summary>A member, a person, or the application that acted for one.</summary>
    public Guid? Actor { get; init; }

    /// <summary>An action, or all that begin alike: <c>api_key.*</c>.</summary>
    public string? Action { get; init; }

    public string? TargetType { get; init; }

    public string? TargetId { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    /// <summary>In action, target, reason or changes, in any case.</summary>
    public string? Text { get; init; }
}

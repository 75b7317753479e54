namespace Nomba.Iam.Contracts.Usage;

/// <summary>How often a key was refused for one reason.</summary>
/// <param name="Reason">The outcome's name, such as <c>refused_wrong_secret</c>.</param>
/// <param name="Count">How often.</param>
/// <param name="LastAt">The minute of the last; of counts of long ago the start of the hour or day.</param>
public sealed record RefusalUsageResponse(string Reason, long Count, DateTimeOffset LastAt);

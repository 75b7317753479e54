namespace Nomba.Iam.Application.Operators;

/// <summary>How the database answers.</summary>
/// <param name="Kind">Which of the three: <c>Sqlite</c>, <c>SqlServer</c>, <c>PostgreSql</c>.</param>
/// <param name="IsMigrated">Whether it is at the model of this build.</param>
/// <param name="RoundTrip">How long the smallest question took.</param>
public sealed record DatabaseHealth(string Kind, bool IsMigrated, TimeSpan RoundTrip);

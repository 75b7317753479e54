namespace Nomba.Iam.Application.Operators;

/// <summary>A process that serves this issuer.</summary>
/// <param name="Id">New at each start.</param>
/// <param name="Name">Its machine's.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="LastSeenAt">When it last said that it is there: every few seconds.</param>
/// <param name="RevocationAge">How old its memory of what is dead was then; null before its first look.</param>
/// <param name="Followers">How many resource APIs followed its feed then.</param>
public sealed record Node(Guid Id, string Name, DateTimeOffset StartedAt, DateTimeOffset LastSeenAt, TimeSpan? RevocationAge, int Followers);

namespace Nomba.Iam.Contracts.Users;

/// <summary>A browser at which a person is signed in.</summary>
/// <param name="Id">The session's id.</param>
/// <param name="CreatedAt">When they signed in.</param>
/// <param name="LastSeenAt">The last request, to the minute.</param>
/// <param name="Address">The network address that they signed in from.</param>
/// <param name="UserAgent">What the browser calls itself.</param>
/// <param name="Current">Whether it is the session that asks.</param>
public sealed record SessionResponse(Guid Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, string? Address, string? UserAgent, bool Current);

namespace Nomba.Iam.Contracts.Users;

/// <summary>The person who is signed in.</summary>
/// <param name="Id">The person's id, the same in all organizations.</param>
/// <param name="Email">The address that they sign in with.</param>
/// <param name="IsOperator">Whether they run the platform.</param>
/// <param name="SessionId">The session that asks.</param>
public sealed record MeResponse(Guid Id, string Email, bool IsOperator, Guid? SessionId);

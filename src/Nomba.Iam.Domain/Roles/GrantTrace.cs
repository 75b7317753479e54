using Nomba.Iam.Domain.Accounts;

namespace Nomba.Iam.Domain.Roles;

/// <summary>What one held role says about one permission.</summary>
/// <param name="Held">The role, and where it is held.</param>
/// <param name="Pattern">What in it matches the permission; null when nothing does.</param>
/// <param name="Outcome">What comes of it.</param>
public sealed record GrantTrace(HeldRole Held, string? Pattern, GrantOutcome Outcome)
{
    /// <summary>Whether it decides for this account; null: for the whole organization.</summary>
    public bool Reaches(AccountId? account) =>
        Outcome == GrantOutcome.Granted && (Held.AccountIds.Count == 0 || (account is { } id && Held.AccountIds.Contains(id)));
}

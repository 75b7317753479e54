namespace Nomba.Iam.Application.Tokens;

/// <summary>What the ledger answered to one refresh.</summary>
public abstract record FamilyAdvance
{
    private FamilyAdvance()
    {
    }

    /// <summary>The handle was the current one, and no longer is.</summary>
    public sealed record Advanced(Guid Client, string? Grant) : FamilyAdvance;

    /// <summary>The handle was used before; its successor is still the current one since <paramref name="At"/>.</summary>
    public sealed record AlreadyAdvanced(Guid Client, string? Grant, DateTimeOffset At) : FamilyAdvance;

    /// <summary>The handle is older than its successor: somebody has a copy.</summary>
    public sealed record Reused(Guid Client) : FamilyAdvance;

    /// <summary>The family is revoked, unknown, or another client's.</summary>
    public sealed record Refused : FamilyAdvance;
}

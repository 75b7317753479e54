namespace Nomba.Iam.Application.Tokens;

/// <summary>Where a revocation is enforced by now.</summary>
/// <param name="Sequence">The event.</param>
/// <param name="At">When it was written; the issuer itself refuses since then.</param>
/// <param name="Validators">Those that were there then, or are now.</param>
public sealed record RevocationReceipt(long Sequence, DateTimeOffset At, IReadOnlyList<ValidatorReceipt> Validators)
{
    public int Enforced => Validators.Count(v => v.State == Enforcement.Enforced);

    public int Behind => Validators.Count(v => v.State == Enforcement.Behind);

    /// <summary>How long it took until the last of those that enforce it did; null where nobody had to be told.</summary>
    public TimeSpan? Took => Validators.Max(v => v.EnforcedAt) is { } last ? (last > At ? last - At : TimeSpan.Zero) : null;
}

namespace Nomba.Iam.Contracts.Applications;

/// <summary>What may be known of a secret.</summary>
/// <param name="Id">The secret's id.</param>
/// <param name="Hint">Its last four characters; empty where they were not kept.</param>
/// <param name="State"><c>pending</c> until it is used for the first time, then <c>active</c>; <c>retiring</c> once another took its place.</param>
/// <param name="CreatedAt">In UTC.</param>
/// <param name="ActivatedAt">When it was used for the first time, in UTC.</param>
/// <param name="ExpiresAt">When a retiring one stops to be good, in UTC.</param>
public sealed record ApplicationSecretResponse(
    Guid Id, string Hint, string State, DateTimeOffset CreatedAt, DateTimeOffset? ActivatedAt, DateTimeOffset? ExpiresAt);

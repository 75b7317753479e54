namespace Nomba.Iam.Contracts.Revocations;

/// <summary>
/// One event of the revocation feed (server-sent event <c>revocation</c>, whose <c>id</c> is the sequence). Events may come twice and out of order: a
/// reader only ever gets stricter.
/// </summary>
/// <param name="Sequence">The event's own number. Not in order of time.</param>
/// <param name="Kind">One of <see cref="RevocationKinds"/>. A reader that does not know it must ask the issuer about every token.</param>
/// <param name="Subject">The id of what the event speaks of: a lower-case UUID, or 16 URL-safe characters for a family.</param>
/// <param name="Version">For a member: tokens with a lower <c>mv</c> are dead. Otherwise 0.</param>
/// <param name="At">When it was written, in Unix milliseconds.</param>
/// <param name="IssuedBefore">For what goes by date: tokens of the subject with a lower <c>iat</c> (Unix seconds) are meant. Otherwise 0.</param>
public sealed record RevocationFeedEvent(long Sequence, string Kind, string Subject, int Version, long At, long IssuedBefore);

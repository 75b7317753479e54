namespace Nomba.Iam.Contracts.Operators;

/// <summary>A key that signs tokens; never the key itself.</summary>
/// <param name="Kid">Its id, as it stands in tokens and in the key set.</param>
/// <param name="Generation">1, 2, 3 …</param>
/// <param name="Status"><c>upcoming</c>: published, and waits for its time. <c>active</c>: signs. <c>retired</c>: signs no more, and is published until the last token of it has ended.</param>
/// <param name="ActivatesAt">When it signs.</param>
/// <param name="SignsUntil">When the next one takes over; null while none is published.</param>
/// <param name="RetiresAt">After this it is neither published nor accepted.</param>
public sealed record SigningKeyResponse(
    string Kid, int Generation, string Status, DateTimeOffset ActivatesAt, DateTimeOffset? SignsUntil, DateTimeOffset RetiresAt);

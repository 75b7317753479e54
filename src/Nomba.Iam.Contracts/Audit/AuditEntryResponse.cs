namespace Nomba.Iam.Contracts.Audit;

/// <summary>Something that happened.</summary>
/// <param name="Id">The entry's id.</param>
/// <param name="Sequence">Its place in the chain of its organization, or of the platform: 1, 2, 3 …</param>
/// <param name="At">When it happened, UTC.</param>
/// <param name="Action">In the past tense: <c>api_key.revoked</c>.</param>
/// <param name="TargetType">What kind of thing it happened to.</param>
/// <param name="TargetId">Which one.</param>
/// <param name="Count">How often the same happened within a minute; 1 for what is told one by one.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Reason">Why, as the actor said.</param>
/// <param name="Changes">What changed, by field; null where nothing did.</param>
/// <param name="Redaction">When and why the personal data of this entry was taken out; null when it was not.</param>
/// <param name="PreviousHash">The hash of the entry before.</param>
/// <param name="Hash">The hash of this one: see the description of the format.</param>
public sealed record AuditEntryResponse(
    Guid Id,
    long Sequence,
    DateTimeOffset At,
    string Action,
    string TargetType,
    string TargetId,
    int Count,
    AuditActorResponse Actor,
    string? Reason,
    IReadOnlyDictionary<string, AuditChangeResponse>? Changes,
    AuditRedactionResponse? Redaction,
    string PreviousHash,
    string Hash);

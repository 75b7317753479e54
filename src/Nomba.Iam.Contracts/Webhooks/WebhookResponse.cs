namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>An address that is told what happens in the organization.</summary>
/// <param name="Id">The endpoint's id.</param>
/// <param name="Url">Where events are posted to.</param>
/// <param name="Description">What it is for; null when nobody said.</param>
/// <param name="EventTypes">Event types, families such as <c>api_key.*</c>, or <c>*</c> for all.</param>
/// <param name="Status"><c>active</c> or <c>disabled</c>.</param>
/// <param name="DisabledReason">Why it is disabled; null while it is active.</param>
/// <param name="PreviousSecretEndsAt">Until when the secret before the last rotation signs beside the new one; null when none does.</param>
/// <param name="FailingSince">When the first attempt failed after the last one that succeeded; null while attempts succeed.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Revision">Raised by every change.</param>
public sealed record WebhookResponse(
    Guid Id,
    string Url,
    string? Description,
    IReadOnlyList<string> EventTypes,
    string Status,
    string? DisabledReason,
    DateTimeOffset? PreviousSecretEndsAt,
    DateTimeOffset? FailingSince,
    DateTimeOffset CreatedAt,
    int Revision);

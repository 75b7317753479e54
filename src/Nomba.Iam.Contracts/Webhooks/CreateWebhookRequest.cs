namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>A new webhook endpoint.</summary>
/// <param name="Url">An absolute https address of at most 500 characters that is reachable from the internet, on port 443 or one from 1024 upwards.</param>
/// <param name="Description">At most 500 characters.</param>
/// <param name="EventTypes">1 to 50 event types, families such as <c>api_key.*</c>, or <c>*</c> for all.</param>
public sealed record CreateWebhookRequest(string? Url, string? Description, IReadOnlyList<string>? EventTypes);

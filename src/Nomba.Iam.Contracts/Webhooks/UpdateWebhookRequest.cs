namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>A change of a webhook endpoint; what is absent stays as it is.</summary>
/// <param name="Url">As for a new one. What is on its way goes there too.</param>
/// <param name="Description">At most 500 characters; empty removes it.</param>
/// <param name="EventTypes">All that it is told of from now on.</param>
public sealed record UpdateWebhookRequest(string? Url, string? Description, IReadOnlyList<string>? EventTypes);

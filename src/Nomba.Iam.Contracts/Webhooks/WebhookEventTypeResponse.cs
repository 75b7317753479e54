namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>A kind of event that an endpoint may ask for.</summary>
/// <param name="Name">For example <c>api_key.suspended</c>.</param>
/// <param name="Description">What it says, in words.</param>
public sealed record WebhookEventTypeResponse(string Name, string Description);

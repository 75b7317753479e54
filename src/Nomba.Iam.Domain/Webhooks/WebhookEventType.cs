namespace Nomba.Iam.Domain.Webhooks;

/// <summary>A kind of event with what it says, in words.</summary>
public sealed record WebhookEventType(string Name, string Description);

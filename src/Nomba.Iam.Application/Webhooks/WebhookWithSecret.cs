using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>An endpoint with its new secret, for the one answer that shows it.</summary>
public sealed record WebhookWithSecret(WebhookEndpoint Endpoint, WebhookSecret Secret);

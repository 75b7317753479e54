namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>A webhook endpoint with its new signing secret. The secret is in this answer and nowhere else.</summary>
public sealed class WebhookSecretResponse
{
    /// <summary>The endpoint.</summary>
    public required WebhookResponse Webhook { get; init; }

    /// <summary>What its events are signed with: <c>whsec_</c> and the base64 of the key.</summary>
    public required string Secret { get; init; }

    /// <summary>The name of the type: a secret stays out of logs.</summary>
    public override string ToString() => nameof(WebhookSecretResponse);
}

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>Whether an endpoint gets events.</summary>
public enum WebhookStatus
{
    Active,
    Disabled,
}

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>A signing secret as it is stored: encrypted under keys that the database holds only in encrypted form.</summary>
public sealed record SealedWebhookSecret(string Value)
{
    public override string ToString() => nameof(SealedWebhookSecret);
}

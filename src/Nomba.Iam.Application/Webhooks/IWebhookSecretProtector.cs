using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Signing secrets at rest. They cannot be hashed: signing needs them.</summary>
public interface IWebhookSecretProtector
{
    SealedWebhookSecret Seal(WebhookSecret secret);

    WebhookSecret Open(SealedWebhookSecret secret);
}

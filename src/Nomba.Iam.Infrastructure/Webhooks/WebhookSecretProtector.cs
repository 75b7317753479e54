using Microsoft.AspNetCore.DataProtection;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Signing secrets under the platform's own key ring, whose keys are encrypted under a secret that is not in the database and are never deleted.</summary>
internal sealed class WebhookSecretProtector(IDataProtectionProvider protection) : IWebhookSecretProtector
{
    private readonly IDataProtector _protector = protection.CreateProtector("Nomba.Iam.Webhooks.Secret.v1");

    public SealedWebhookSecret Seal(WebhookSecret secret) => new(_protector.Protect(secret.Reveal()));

    public WebhookSecret Open(SealedWebhookSecret secret) => WebhookSecret.Read(_protector.Unprotect(secret.Value));
}

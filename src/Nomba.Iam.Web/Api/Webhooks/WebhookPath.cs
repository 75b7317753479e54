using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Web.Api.Webhooks;

/// <summary>The endpoint that a path names.</summary>
internal sealed record WebhookPath([FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "webhookId")] string WebhookId)
{
    public OrganizationId Organization => RouteIds.Organization(AccountId);

    public WebhookEndpointId Webhook => RouteIds.Webhook(WebhookId);
}

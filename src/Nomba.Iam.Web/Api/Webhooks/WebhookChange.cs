using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Webhooks;

/// <summary>A request to change an endpoint, with all its parts.</summary>
internal sealed record WebhookChange(
    [FromRoute(Name = "accountId")] string AccountId, [FromRoute(Name = "webhookId")] string WebhookId, [FromBody] UpdateWebhookRequest Body, IfMatch IfMatch)
{
    public UpdateWebhook ToCommand() =>
        new(RouteIds.Organization(AccountId), RouteIds.Webhook(WebhookId), Body.Url, Body.Description, Body.EventTypes) { Expected = IfMatch.Expected };
}

using Mediator;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Webhooks;

/// <summary>Routes, permissions and mapping of the webhook use cases. No rules.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder app)
    {
        var webhooks = app.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapGet("", ListAsync).RequirePermission(IamPermissions.WebhooksRead).WithName("listWebhooks")
            .WithSummary("List webhook endpoints").WithDescription($"Newest first, all in one page: an organization has at most {WebhookEndpoint.MaxPerOrganization}.")
            .Produces<Page<WebhookResponse>>().ProducesProblems();
        webhooks.MapPost("", CreateAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("createWebhook").Idempotent()
            .WithSummary("Create a webhook endpoint").WithDescription("The secret that its events are signed with is in this answer and nowhere else.")
            .Produces<WebhookSecretResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        webhooks.MapGet("/{webhookId}", GetAsync).RequirePermission(IamPermissions.WebhooksRead).WithName("getWebhook")
            .WithSummary("Read a webhook endpoint").Produces<WebhookResponse>().ProducesProblems();
        webhooks.MapPatch("/{webhookId}", UpdateAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("updateWebhook")
            .WithSummary("Change a webhook endpoint").WithDescription("What is on its way goes to the new address.")
            .Produces<WebhookResponse>().ProducesChangeProblems();
        webhooks.MapDelete("/{webhookId}", DeleteAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("deleteWebhook")
            .WithSummary("Delete a webhook endpoint").WithDescription("With its delivery log. What was on its way is not sent.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblems(StatusCodes.Status409Conflict);
        MapActions(webhooks);
        MapDeliveries(webhooks.MapGroup("/{webhookId}/deliveries"));
        app.MapGet("/webhook-event-types", EventTypesAsync).WithTags("Webhooks").RequirePermission(IamPermissions.WebhooksRead).WithName("listWebhookEventTypes")
            .WithSummary("List the event types that a webhook endpoint may ask for").Produces<Page<WebhookEventTypeResponse>>().ProducesProblems();
    }

    private static void MapActions(RouteGroupBuilder webhooks)
    {
        webhooks.MapPost("/{webhookId}/enable", EnableAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("enableWebhook")
            .WithSummary("Enable a webhook endpoint").WithDescription("It gets what happens from now on. What it missed can be redelivered.")
            .Produces<WebhookResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        webhooks.MapPost("/{webhookId}/disable", DisableAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("disableWebhook")
            .WithSummary("Disable a webhook endpoint").WithDescription("It gets nothing until it is enabled. What was on its way is given up.")
            .Produces<WebhookResponse>().ProducesChangeProblems();
        webhooks.MapPost("/{webhookId}/rotate-secret", RotateAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("rotateWebhookSecret").Idempotent()
            .WithSummary("Replace the signing secret of a webhook endpoint")
            .WithDescription("The new one is in this answer and nowhere else. The one before signs beside it for a day; one before that stops at once.")
            .Produces<WebhookSecretResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        webhooks.MapPost("/{webhookId}/test", TestAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("testWebhook").Idempotent()
            .WithSummary("Send a test event to a webhook endpoint").WithDescription("An event of the type webhook.test, whatever the endpoint asked for.")
            .Produces<WebhookDeliveryResponse>(StatusCodes.Status202Accepted).ProducesProblems(StatusCodes.Status409Conflict);
    }

    private static void MapDeliveries(RouteGroupBuilder deliveries)
    {
        deliveries.MapGet("", DeliveriesAsync).RequirePermission(IamPermissions.WebhooksRead).WithName("listWebhookDeliveries")
            .WithSummary("List what was sent to a webhook endpoint, newest first").WithDescription("Kept for 30 days.")
            .Produces<Page<WebhookDeliveryResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        deliveries.MapGet("/{deliveryId}", DeliveryAsync).RequirePermission(IamPermissions.WebhooksRead).WithName("getWebhookDelivery")
            .WithSummary("Read a delivery with its attempts").Produces<WebhookDeliveryDetailsResponse>().ProducesProblems();
        deliveries.MapPost("/{deliveryId}/redeliver", RedeliverAsync).RequirePermission(IamPermissions.WebhooksManage).WithName("redeliverWebhook").Idempotent()
            .WithSummary("Send an event once more").WithDescription("As a delivery of its own. The event keeps its id, by which the receiver knows it.")
            .Produces<WebhookDeliveryResponse>(StatusCodes.Status202Accepted).ProducesProblems(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> ListAsync(string accountId, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ListWebhooks(RouteIds.Organization(accountId)), cancellationToken);
        return result.TryGetValue(out var webhooks)
            ? Results.Ok(new Page<WebhookResponse>([.. webhooks.Select(w => w.ToResponse(time.GetUtcNow()))], null))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> CreateAsync(
        string accountId, CreateWebhookRequest request, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await sender.Send(
            new CreateWebhook(RouteIds.Organization(accountId), request.Url, request.Description, request.EventTypes), cancellationToken);
        return result.TryGetValue(out var made)
            ? IfMatch.Created($"/api/v1/organizations/{accountId}/webhooks/{made.Endpoint.Id}", made.ToResponse(time.GetUtcNow()), made.Endpoint.Revision)
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync(string accountId, string webhookId, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new GetWebhook(RouteIds.Organization(accountId), RouteIds.Webhook(webhookId)), cancellationToken), time);

    private static async Task<IResult> UpdateAsync([AsParameters] WebhookChange change, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(change.ToCommand(), cancellationToken), time);

    private static async Task<IResult> DeleteAsync(string accountId, string webhookId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new DeleteWebhook(RouteIds.Organization(accountId), RouteIds.Webhook(webhookId)), cancellationToken);
        return result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
    }

    private static async Task<IResult> EnableAsync(string accountId, string webhookId, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new EnableWebhook(RouteIds.Organization(accountId), RouteIds.Webhook(webhookId)), cancellationToken), time);

    private static async Task<IResult> DisableAsync(
        [AsParameters] WebhookPath path, ReasonRequest request, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new DisableWebhook(path.Organization, path.Webhook, request.Reason), cancellationToken), time);

    private static async Task<IResult> RotateAsync(string accountId, string webhookId, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new RotateWebhookSecret(RouteIds.Organization(accountId), RouteIds.Webhook(webhookId)), cancellationToken);
        return result.TryGetValue(out var made) ? Results.Ok(made.ToResponse(time.GetUtcNow())) : Problems.From(result.Errors);
    }

    private static async Task<IResult> TestAsync(string accountId, string webhookId, ISender sender, CancellationToken cancellationToken) =>
        Accepted(accountId, await sender.Send(new TestWebhook(RouteIds.Organization(accountId), RouteIds.Webhook(webhookId)), cancellationToken));

    private static async Task<IResult> DeliveriesAsync(
        [AsParameters] WebhookPath path, [AsParameters] WebhookDeliveryQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.Read();
        if (!read.TryGetValue(out var filter))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(new ListWebhookDeliveries(path.Organization, path.Webhook, filter), cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<WebhookDeliveryResponse>([.. page.Items.Select(d => d.ToResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> DeliveryAsync(string accountId, string webhookId, string deliveryId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(
            new GetWebhookDelivery(RouteIds.Organization(accountId), RouteIds.Webhook(webhookId), RouteIds.WebhookDelivery(deliveryId)), cancellationToken);
        return result.TryGetValue(out var details) ? Results.Ok(details.ToResponse()) : Problems.From(result.Errors);
    }

    private static async Task<IResult> RedeliverAsync(string accountId, string webhookId, string deliveryId, ISender sender, CancellationToken cancellationToken) =>
        Accepted(accountId, await sender.Send(
            new RedeliverWebhook(RouteIds.Organization(accountId), RouteIds.Webhook(webhookId), RouteIds.WebhookDelivery(deliveryId)), cancellationToken));

    private static async Task<IResult> EventTypesAsync(string accountId, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ListWebhookEventTypes(RouteIds.Organization(accountId)), cancellationToken);
        return result.TryGetValue(out var types)
            ? Results.Ok(new Page<WebhookEventTypeResponse>([.. types.Select(t => t.ToResponse())], null))
            : Problems.From(result.Errors);
    }

    private static IResult Answer(Result<WebhookEndpoint> result, TimeProvider time) =>
        result.TryGetValue(out var endpoint) ? IfMatch.Ok(endpoint.ToResponse(time.GetUtcNow()), endpoint.Revision) : Problems.From(result.Errors);

    private static IResult Accepted(string accountId, Result<WebhookDelivery> result) => result.TryGetValue(out var delivery)
        ? Results.Accepted($"/api/v1/organizations/{accountId}/webhooks/{delivery.EndpointId}/deliveries/{delivery.Id}", delivery.ToResponse())
        : Problems.From(result.Errors);
}

using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>What was sent to an endpoint and what will be, newest first, a page at a time.</summary>
[RequiresPermission(IamPermissions.WebhooksRead)]
public sealed record ListWebhookDeliveries(OrganizationId OrganizationId, WebhookEndpointId WebhookId, WebhookDeliveryFilter Filter)
    : IQuery<Result<WebhookDeliveryPage>>, IOrganizationMessage;

/// <summary>A page of deliveries; <paramref name="Next"/> is null on the last one.</summary>
public sealed record WebhookDeliveryPage(IReadOnlyList<WebhookDelivery> Items, WebhookDeliveryId? Next);

internal sealed class ListWebhookDeliveriesValidator : AbstractValidator<ListWebhookDeliveries>
{
    public ListWebhookDeliveriesValidator() => RuleFor(q => q.Filter.Limit).IsLimit();
}

internal sealed class ListWebhookDeliveriesHandler(IWebhookStore webhooks, IWebhookDeliveryStore deliveries)
    : IQueryHandler<ListWebhookDeliveries, Result<WebhookDeliveryPage>>
{
    public async ValueTask<Result<WebhookDeliveryPage>> Handle(ListWebhookDeliveries query, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(query.OrganizationId, query.WebhookId, cancellationToken) is null)
        {
            return WebhookErrors.NotFound;
        }

        var limit = query.Filter.Limit;
        var found = await deliveries.ListAsync(query.WebhookId, query.Filter, cancellationToken);
        return new WebhookDeliveryPage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Id : null);
    }
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>What an endpoint may ask for by name.</summary>
[RequiresPermission(IamPermissions.WebhooksRead)]
public sealed record ListWebhookEventTypes(OrganizationId OrganizationId) : IQuery<Result<IReadOnlyList<WebhookEventType>>>, IOrganizationMessage;

internal sealed class ListWebhookEventTypesHandler : IQueryHandler<ListWebhookEventTypes, Result<IReadOnlyList<WebhookEventType>>>
{
    public ValueTask<Result<IReadOnlyList<WebhookEventType>>> Handle(ListWebhookEventTypes query, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Result<IReadOnlyList<WebhookEventType>>.From(WebhookEventTypes.All));
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>The organization's endpoints, newest first: few enough for one page.</summary>
[RequiresPermission(IamPermissions.WebhooksRead)]
public sealed record ListWebhooks(OrganizationId OrganizationId) : IQuery<Result<IReadOnlyList<WebhookEndpoint>>>, IOrganizationMessage;

internal sealed class ListWebhooksHandler(IWebhookStore webhooks) : IQueryHandler<ListWebhooks, Result<IReadOnlyList<WebhookEndpoint>>>
{
    public async ValueTask<Result<IReadOnlyList<WebhookEndpoint>>> Handle(ListWebhooks query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<WebhookEndpoint>>.From(await webhooks.ListAsync(query.OrganizationId, cancellationToken));
}

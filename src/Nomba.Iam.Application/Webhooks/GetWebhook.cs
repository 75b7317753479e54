using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>One endpoint of the organization. Its secrets stay where they are.</summary>
[RequiresPermission(IamPermissions.WebhooksRead)]
public sealed record GetWebhook(OrganizationId OrganizationId, WebhookEndpointId WebhookId) : IQuery<Result<WebhookEndpoint>>, IOrganizationMessage;

internal sealed class GetWebhookHandler(IWebhookStore webhooks) : IQueryHandler<GetWebhook, Result<WebhookEndpoint>>
{
    public async ValueTask<Result<WebhookEndpoint>> Handle(GetWebhook query, CancellationToken cancellationToken) =>
        await webhooks.FindAsync(query.OrganizationId, query.WebhookId, cancellationToken) is { } endpoint ? endpoint : WebhookErrors.NotFound;
}

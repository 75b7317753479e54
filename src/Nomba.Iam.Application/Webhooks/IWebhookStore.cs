using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Webhook endpoints of an organization.</summary>
public interface IWebhookStore
{
    /// <summary>How many there are. Nobody else adds one before the transaction ends.</summary>
    Task<int> CountAsync(OrganizationId organization, CancellationToken cancellationToken);

    Task<Result> AddAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Writes what changed; <c>webhook.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>Deletes it with its deliveries.</summary>
    Task<Result> DeleteAsync(WebhookEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>One of the organization's own, tracked for a change.</summary>
    Task<WebhookEndpoint?> FindAsync(OrganizationId organization, WebhookEndpointId id, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<WebhookEndpoint>> ListAsync(OrganizationId organization, CancellationToken cancellationToken);
}

using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>What was sent to an endpoint, and what will be. The caller has made sure whose endpoint it is.</summary>
public interface IWebhookDeliveryStore
{
    /// <summary>A delivery of an event that is new too.</summary>
    Task<Result> AddAsync(WebhookEvent happened, WebhookDelivery delivery, CancellationToken cancellationToken);

    /// <summary>A delivery of an event that is there; <c>webhook_delivery.pending</c> when one of it to that endpoint is to come anyway.</summary>
    Task<Result> AddAgainAsync(WebhookDelivery delivery, CancellationToken cancellationToken);

    Task<WebhookDelivery?> FindAsync(WebhookEndpointId endpoint, WebhookDeliveryId id, CancellationToken cancellationToken);

    /// <summary>Newest first; one more than <paramref name="filter"/>.Limit when there is a next page.</summary>
    Task<IReadOnlyList<WebhookDelivery>> ListAsync(WebhookEndpointId endpoint, WebhookDeliveryFilter filter, CancellationToken cancellationToken);

    /// <summary>The body of an event; null once it is forgotten.</summary>
    Task<string?> PayloadAsync(WebhookEventId happened, CancellationToken cancellationToken);

    /// <summary>In the order in which they were made.</summary>
    Task<IReadOnlyList<WebhookAttempt>> AttemptsAsync(WebhookDeliveryId delivery, CancellationToken cancellationToken);

    /// <summary>Gives up what was to be sent to an endpoint that is disabled in this transaction.</summary>
    Task GiveUpAsync(WebhookEndpointId endpoint, CancellationToken cancellationToken);
}

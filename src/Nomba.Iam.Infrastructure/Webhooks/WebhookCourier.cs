using System.Globalization;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Carries one claimed attempt to its end: load, send, write down, and disable an endpoint that there is no hope for.</summary>
internal sealed class WebhookCourier(WebhookQueue queue, WebhookSender sender, IServiceScopeFactory scopes, IOptions<WebhookOptions> options)
{
    public async Task CarryAsync(DueDelivery claimed, CancellationToken cancellationToken)
    {
        if (await queue.LoadAsync(claimed.Id, cancellationToken) is not { } shipment)
        {
            return;
        }

        if (shipment.Endpoint.Status != WebhookStatus.Active)
        {
            await queue.GiveUpAsync(claimed.Id, cancellationToken);
            return;
        }

        // A host that stops in between leaves the attempt unrecorded: it is made again, and the receiver may get the event twice.
        var attempt = await sender.SendAsync(shipment, claimed.Attempts + 1, cancellationToken);
        var hopeless = await queue.RecordAsync(shipment, attempt, cancellationToken);
        if (attempt.IsGone || hopeless)
        {
            await DisableAsync(shipment.Endpoint, attempt.IsGone ? "The receiver answered 410 Gone." : NoHope(), cancellationToken);
        }
    }

    private string NoHope() => string.Create(
        CultureInfo.InvariantCulture, $"Every attempt failed for {options.Value.RetryFor.TotalHours:0.##} hours, to the last one of a delivery.");

    private async Task DisableAsync(WebhookEndpoint endpoint, string reason, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();

        // Lost against a change of the endpoint at the same moment, it happens with the next delivery that ends so.
        await scope.ServiceProvider.GetRequiredService<ISender>().Send(new DisableFailingWebhook(endpoint.OrganizationId, endpoint.Id, reason), cancellationToken);
    }
}

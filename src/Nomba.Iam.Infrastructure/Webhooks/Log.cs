using Microsoft.Extensions.Logging;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

internal static partial class Log
{
    [LoggerMessage(1101, LogLevel.Warning, "The webhook deliveries that are due could not be read; the next look tries again")]
    public static partial void DeliveriesNotRead(ILogger logger, Exception exception);

    [LoggerMessage(1102, LogLevel.Error, "The webhook delivery {Delivery} broke off; it is tried again when its lease ends")]
    public static partial void DeliveryBroke(ILogger logger, WebhookDeliveryId delivery, Exception exception);

    [LoggerMessage(1103, LogLevel.Warning, "Old webhook events could not be deleted; the next round tries again")]
    public static partial void EventsNotDeleted(ILogger logger, Exception exception);

    [LoggerMessage(1104, LogLevel.Warning, "Iam__Webhooks__AllowPrivateAddresses is set: every organization can make this host call addresses in its own network")]
    public static partial void PrivateAddressesAllowed(ILogger logger);
}

using Microsoft.Extensions.Logging;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

internal static partial class Log
{
    [LoggerMessage(1402, LogLevel.Error, "The webhook delivery {Delivery} broke off; it is tried again when its lease ends")]
    public static partial void DeliveryBroke(ILogger logger, WebhookDeliveryId delivery, Exception exception);

    [LoggerMessage(1404, LogLevel.Warning, "Iam__Webhooks__AllowPrivateAddresses is set: every organization can make this host call addresses in its own network")]
    public static partial void PrivateAddressesAllowed(ILogger logger);
}

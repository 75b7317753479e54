namespace Nomba.Iam.Domain.Webhooks;

/// <summary>Where a delivery stands.</summary>
public enum WebhookDeliveryStatus
{
    /// <summary>The first attempt or another one is to come.</summary>
    Pending,

    /// <summary>The receiver answered with a 2xx status.</summary>
    Delivered,

    /// <summary>No attempt succeeded and none is to come.</summary>
    Failed,
}

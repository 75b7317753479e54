namespace Nomba.Iam.Domain.Webhooks;

/// <summary>One attempt of a delivery, and how it went.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When it began.</param>
/// <param name="DurationMilliseconds">How long it took.</param>
public sealed record WebhookAttempt(WebhookDeliveryId DeliveryId, int Number, DateTimeOffset At, int DurationMilliseconds)
{
    public const int ExcerptMaxLength = 1024;
    public const int ErrorMaxLength = 200;

    /// <summary>What the receiver answered; null when it did not.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The beginning of what the receiver answered, without control characters.</summary>
    public string? ResponseExcerpt { get; init; }

    /// <summary>Why it failed, in words; null when it succeeded.</summary>
    public string? Error { get; init; }

    public bool Succeeded => StatusCode is >= 200 and <= 299 && Error is null;

    /// <summary>The receiver says that it is gone for good.</summary>
    public bool IsGone => StatusCode == 410;
}

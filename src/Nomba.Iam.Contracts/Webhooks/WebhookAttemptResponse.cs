namespace Nomba.Iam.Contracts.Webhooks;

/// <summary>One attempt of a delivery.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When it began.</param>
/// <param name="DurationMilliseconds">How long it took.</param>
/// <param name="StatusCode">What the receiver answered; null when it did not answer.</param>
/// <param name="Response">The beginning of what the receiver answered, at most 1,024 bytes of it and without control characters; null for nothing.</param>
/// <param name="Error">Why it failed, in words; null when it succeeded.</param>
public sealed record WebhookAttemptResponse(int Number, DateTimeOffset At, int DurationMilliseconds, int? StatusCode, string? Response, string? Error);

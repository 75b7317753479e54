namespace Nomba.Iam.ResourceServer;

/// <summary>Why a request was refused.</summary>
/// <param name="Status">The HTTP status: 400, 401, 403 or 503.</param>
/// <param name="Error">The error code of RFC 6750; null when there was no token at all, or when the check could not be made.</param>
/// <param name="Description">One sentence for a developer. Never holds the token.</param>
public sealed record NombaFailure(int Status, string? Error, string Description);

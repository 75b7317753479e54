namespace Nomba.Iam.Application.Users;

/// <summary>A passkey as its person sees it.</summary>
/// <param name="Id">The credential's own, in base64url.</param>
/// <param name="Name">As the person calls it.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="IsBackedUp">Whether it lives on other devices of the person too.</param>
public sealed record Passkey(string Id, string Name, DateTimeOffset CreatedAt, bool IsBackedUp);

namespace Nomba.Iam.Application.Seeding;

/// <summary>What a seed made, with the secrets that nobody will show again. Written to a file or printed once, never logged.</summary>
public sealed record SeedOutcome(IReadOnlyList<SeededOrganization> Organizations, IReadOnlyList<SeededResourceServer> ResourceServers)
{
    public override string ToString() => nameof(SeedOutcome);
}

public sealed record SeededOrganization(
    string Name,
    Guid Id,
    Guid AccountId,
    IReadOnlyList<SeededItem> Accounts,
    IReadOnlyList<SeededItem> Roles,
    IReadOnlyList<SeededUser> Users,
    IReadOnlyList<SeededApiKey> ApiKeys,
    IReadOnlyList<SeededApplication> Applications);

public sealed record SeededItem(string Name, Guid Id);

public sealed record SeededUser(string Email, Guid Id, Guid MemberId, string Role);

public sealed record SeededApiKey(string Name, Guid Id, string Role, SeededCredential Live, SeededCredential Test);

/// <summary>A client id with its plaintext secret; null for a public application.</summary>
public sealed record SeededCredential(Guid ClientId, string? ClientSecret)
{
    public override string ToString() => nameof(SeededCredential);
}

public sealed record SeededApplication(string Name, Guid Id, string Type, Guid ClientId, string? ClientSecret)
{
    public override string ToString() => nameof(SeededApplication);
}

public sealed record SeededResourceServer(string Audience, Guid Id, Guid ClientId, string ClientSecret)
{
    public override string ToString() => nameof(SeededResourceServer);
}

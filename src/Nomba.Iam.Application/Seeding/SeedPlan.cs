namespace Nomba.Iam.Application.Seeding;

/// <summary>What a seed file describes.</summary>
public sealed record SeedPlan(IReadOnlyList<SeedOrganization>? Organizations, IReadOnlyList<SeedResourceServer>? ResourceServers);

/// <summary>An organization with what belongs to it. <paramref name="AccountId"/> is its id; made when absent.</summary>
public sealed record SeedOrganization(
    string? Name,
    Guid? AccountId,
    IReadOnlyList<SeedAccount>? Accounts,
    IReadOnlyList<SeedRole>? Roles,
    IReadOnlyList<SeedUser>? Users,
    IReadOnlyList<SeedApiKey>? ApiKeys,
    IReadOnlyList<SeedApplication>? Applications);

public sealed record SeedAccount(string? Name);

public sealed record SeedRole(string? Name, IReadOnlyList<string>? Permissions);

/// <summary>A person with a role. One address in two organizations is one person who belongs to both.</summary>
public sealed record SeedUser(string? Email, string? Password, string? Role)
{
    public override string ToString() => nameof(SeedUser);
}

/// <summary>A key; Admin without a role; restricted to the accounts of these names, or to none.</summary>
public sealed record SeedApiKey(string? Name, string? Role, IReadOnlyList<string>? Accounts);

/// <summary>An application; <paramref name="Type"/> is <c>public</c> or <c>confidential</c>.</summary>
public sealed record SeedApplication(string? Name, string? Type, IReadOnlyList<string>? RedirectUris);

public sealed record SeedResourceServer(string? Audience, IReadOnlyList<string>? Permissions);

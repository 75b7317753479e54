using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Accounts;

/// <summary>An outlet of an organization; resources and key restrictions refer to it.</summary>
public sealed class Account
{
    private Account(AccountId id, OrganizationId organizationId, string name, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = name;
        CreatedAt = createdAt;
    }

    public AccountId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public string Name { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public static Account Create(OrganizationId organization, string name, TimeProvider time) =>
        new(AccountId.New(time), organization, name.Trim(), time.GetUtcNow());
}

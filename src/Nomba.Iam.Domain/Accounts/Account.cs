using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Accounts;

/// <summary>An outlet of an organization; resources and key restrictions refer to it.</summary>
public sealed class Account
{
    public const int NameMaxLength = 200;
    public const int MaxPerOrganization = 10_000;

    private Account(AccountId id, OrganizationId organizationId, string name, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Name = name;
        NameKey = KeyOf(name);
        CreatedAt = createdAt;
    }

    public AccountId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public string Name { get; private set; }

    /// <summary>The name as it is compared: unique within an organization.</summary>
    public string NameKey { get; private set; }

    public AccountStatus Status { get; private set; } = AccountStatus.Active;

    /// <summary>Why it is suspended, in the words of whoever did it.</summary>
    public string? StatusReason { get; private set; }

    public DateTimeOffset? StatusChangedAt { get; private set; }

    /// <summary>Raised by every change; two changes at once are one too many.</summary>
    public int Revision { get; private set; } = 1;

    public DateTimeOffset CreatedAt { get; private set; }

    public static Account Create(OrganizationId organization, string name, TimeProvider time) =>
        new(AccountId.New(time), organization, name.Trim(), time.GetUtcNow());

    /// <summary>False when that is its name already.</summary>
    public bool Rename(string name)
    {
        if (Name == name.Trim())
        {
            return false;
        }

        (Name, NameKey) = (name.Trim(), KeyOf(name));
        Revision++;
        return true;
    }

    /// <summary>Roles limited to it hold no longer. The caller sees to it that their holders' tokens die. False when it was suspended before.</summary>
    public bool Suspend(string reason, DateTimeOffset now) => MoveTo(AccountStatus.Suspended, reason.Trim(), now);

    /// <summary>Roles limited to it hold again; the caller tells their holders. False when it was active before.</summary>
    public bool Reactivate(DateTimeOffset now) => MoveTo(AccountStatus.Active, null, now);

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    private bool MoveTo(AccountStatus target, string? reason, DateTimeOffset now)
    {
        if (Status == target)
        {
            return false;
        }

        (Status, StatusReason, StatusChangedAt) = (target, reason, now);
        Revision++;
        return true;
    }
}

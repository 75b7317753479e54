namespace Nomba.Iam.Domain.Organizations;

/// <summary>A merchant.</summary>
public sealed class Organization
{
    public const int NameMaxLength = 200;
    public const int EmailMaxLength = 254;
    public const int WebsiteMaxLength = 300;
    public const int MaxPerOwner = 20;

    private Organization(OrganizationId id, string name, DateTimeOffset createdAt)
    {
        Id = id;
        Name = name;
        NameKey = KeyOf(name);
        CreatedAt = createdAt;
    }

    public OrganizationId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The name as it is searched. Two merchants may have one name.</summary>
    public string NameKey { get; private set; }

    public string? ContactEmail { get; private set; }

    public string? Website { get; private set; }

    /// <summary>Nobody acts in it who signed in with a password alone.</summary>
    public bool RequiresSecondFactor { get; private set; }

    public OrganizationStatus Status { get; private set; } = OrganizationStatus.Active;

    /// <summary>Why it is suspended, in the words of the operator who did it.</summary>
    public string? StatusReason { get; private set; }

    public DateTimeOffset? StatusChangedAt { get; private set; }

    /// <summary>
    /// Tokens and families of an earlier date are dead. Suspending and resuming move it past the second that they happen in, and never to where it
    /// was: not even a resumption within the second of the suspension lets live what was issued in between. The event of the change says to every node
    /// that this must be read again; a node that reads it before it heard the event dates nothing so that the event would kill it.
    /// </summary>
    public DateTimeOffset TokensFrom { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Raised by every change; two changes at once are one too many.</summary>
    public int Revision { get; private set; } = 1;

    public DateTimeOffset CreatedAt { get; private set; }

    public static Organization Create(OrganizationId id, string name, DateTimeOffset now) => new(id, name.Trim(), now);

    /// <summary>Changes what is given, and leaves what is null; an empty text removes the e-mail address or the website. False when all is as it was.</summary>
    public bool Change(string? name, string? contactEmail, string? website, bool? requiresSecondFactor = null)
    {
        var before = (Name, ContactEmail, Website, RequiresSecondFactor);
        Name = name?.Trim() ?? Name;
        NameKey = KeyOf(Name);
        ContactEmail = contactEmail is null ? ContactEmail : NullIfEmpty(contactEmail);
        Website = website is null ? Website : NullIfEmpty(website);
        RequiresSecondFactor = requiresSecondFactor ?? RequiresSecondFactor;
        if (before == (Name, ContactEmail, Website, RequiresSecondFactor))
        {
            return false;
        }

        Revision++;
        return true;
    }

    /// <summary>Stops everyone in it; doing it twice changes nothing. False when it was suspended before.</summary>
    public bool Suspend(string reason, DateTimeOffset now) => MoveTo(OrganizationStatus.Suspended, reason.Trim(), now);

    /// <summary>Lets everyone in it work again. Tokens from before stay dead.</summary>
    public bool Resume(DateTimeOffset now) => MoveTo(OrganizationStatus.Active, null, now);

    public static string KeyOf(string name) => name.Trim().ToUpperInvariant();

    private bool MoveTo(OrganizationStatus target, string? reason, DateTimeOffset now)
    {
        if (Status == target)
        {
            return false;
        }

        (Status, StatusReason, StatusChangedAt) = (target, reason, now);
        var (from, moved) = (now.ToUnixTimeSeconds() + 1, TokensFrom.ToUnixTimeSeconds() + 1);
        TokensFrom = DateTimeOffset.FromUnixTimeSeconds(Math.Max(from, moved));
        Revision++;
        return true;
    }

    private static string? NullIfEmpty(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Tokens;

/// <summary>One entry of the revocation feed. Append-only, and written in the transaction that makes it true.</summary>
public sealed class RevocationEvent
{
    private RevocationEvent(RevocationKind kind, string subject, int version, DateTimeOffset at, DateTimeOffset expiresAt)
    {
        Kind = kind;
        Subject = subject;
        Version = version;
        At = at;
        ExpiresAt = expiresAt;
    }

    /// <summary>Given by the database. Not in commit order: readers re-read an overlap.</summary>
    public long Sequence { get; private set; }

    public RevocationKind Kind { get; private set; }

    /// <summary>The id of what it speaks of.</summary>
    public string Subject { get; private set; }

    /// <summary>For a member: the lowest version that still lives. Otherwise 0.</summary>
    public int Version { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>
    /// The first whole second after it, for what goes by date: dates of issue are whole seconds, and nothing that lives on is dated before it.
    /// </summary>
    public DateTimeOffset EarliestIssue => DateTimeOffset.FromUnixTimeSeconds(At.ToUnixTimeSeconds() + 1);

    /// <summary>When nothing that it kills can be alive any more.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public static RevocationEvent OfMember(MemberId member, int version, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Member, member.ToString(), version, at, expiresAt);

    public static RevocationEvent OfFamily(TokenFamilyId family, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Family, family.Value, 0, at, expiresAt);

    public static RevocationEvent OfCatalogue(DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Catalogue, "", 0, at, expiresAt);

    public static RevocationEvent OfApplication(Guid client, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Application, client.ToString("D"), 0, at, expiresAt);

    public static RevocationEvent OfOrganization(OrganizationId organization, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Organization, organization.ToString(), 0, at, expiresAt);

    public static RevocationEvent OfCredential(Guid client, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Credential, client.ToString("D"), 0, at, expiresAt);

    public static RevocationEvent OfApplicationSettings(Guid client, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Settings, client.ToString("D"), 0, at, expiresAt);

    public static RevocationEvent OfSecrets(MemberId member, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Secrets, member.ToString(), 0, at, expiresAt);

    public static RevocationEvent OfSettings(MemberId member, DateTimeOffset at, DateTimeOffset expiresAt) =>
        new(RevocationKind.Settings, member.ToString(), 0, at, expiresAt);
}

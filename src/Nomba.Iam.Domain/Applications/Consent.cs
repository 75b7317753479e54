using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Applications;

/// <summary>That a person lets an application act for them in one organization, and what they agreed to: the same is not asked again.</summary>
public sealed class Consent
{
    private List<string> _permissions = [];
    private List<string> _openIdScopes = [];

    private Consent(ConsentId id, MemberId memberId, ApplicationId applicationId, DateTimeOffset firstGivenAt)
    {
        Id = id;
        MemberId = memberId;
        ApplicationId = applicationId;
        FirstGivenAt = firstGivenAt;
    }

    public ConsentId Id { get; private set; }

    public UserId UserId { get; private set; }

    /// <summary>The membership that the application acts as: another organization is another consent, and so is coming back after removal.</summary>
    public MemberId MemberId { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    public IReadOnlyList<string> Permissions => _permissions;

    public IReadOnlyList<string> OpenIdScopes => _openIdScopes;

    /// <summary>The application's, when it was given last.</summary>
    public int ConsentVersion { get; private set; }

    public DateTimeOffset FirstGivenAt { get; private set; }

    public DateTimeOffset LastGivenAt { get; private set; }

    public static Consent Give(NewConsent request, TimeProvider time)
    {
        var consent = new Consent(ConsentId.New(time), request.MemberId, request.ApplicationId, time.GetUtcNow())
        {
            UserId = request.UserId,
            OrganizationId = request.OrganizationId,
        };
        consent.GiveAgain(request.Agreement, consent.FirstGivenAt);
        return consent;
    }

    /// <summary>Adds to what was agreed before; what was said of an application that asked for less, or elsewhere, no longer counts.</summary>
    public void GiveAgain(Agreement agreement, DateTimeOffset now)
    {
        var isSame = agreement.ConsentVersion == ConsentVersion;
        _permissions = Joined(isSame ? _permissions : [], agreement.Permissions);
        _openIdScopes = Joined(isSame ? _openIdScopes : [], agreement.OpenId);
        (ConsentVersion, LastGivenAt) = (agreement.ConsentVersion, now);
    }

    public bool Covers(Agreement wanted) => wanted.ConsentVersion == ConsentVersion
        && wanted.Permissions.All(p => _permissions.Contains(p, StringComparer.Ordinal))
        && wanted.OpenId.All(s => _openIdScopes.Contains(s, StringComparer.Ordinal));

    private static List<string> Joined(IEnumerable<string> before, IEnumerable<string> now) =>
        [.. before.Concat(now).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

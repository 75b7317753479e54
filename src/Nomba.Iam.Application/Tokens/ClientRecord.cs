using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Whose client id it is.</summary>
public abstract record ClientRecord
{
    private ClientRecord()
    {
    }

    public sealed record OfApiKey(Guid ClientId, MemberId Key) : ClientRecord;

    public sealed record OfApplication(
        Guid ClientId, string Name, OrganizationId OrganizationId, ApplicationKind Kind, IReadOnlyList<string> RedirectUris) : ClientRecord
    {
        /// <summary>False for one that is suspended or deleted, or whose organization is: refused at every door.</summary>
        public required bool IsActive { get; init; }

        public required IReadOnlyList<ApplicationSecretSnapshot> Secrets { get; init; }

        public required AllowedPermissions Allowed { get; init; }

        /// <summary>When all its tokens were ended last. Whoever starts a family must have known of it.</summary>
        public required DateTimeOffset? TokensEndedAt { get; init; }

        public required int ConsentVersion { get; init; }

        /// <summary>
        /// Whether what somebody agreed to before counts for a request with this redirect URI. Not where any program on the device could
        /// have made the request in the application's name (RFC 8252 section 8.6); a confidential one proves at the token endpoint who it is.
        /// </summary>
        public bool MayRememberConsent(string redirectUri) => Kind == ApplicationKind.Confidential || RedirectUri.NamesItsOwner(redirectUri);
    }

    public sealed record OfResourceServer(Guid ClientId, string Audience, HashedSecret SecretHash) : ClientRecord;
}

using Nomba.Iam.Contracts.Revocations;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Web.Api.Tokens;

internal static class RevocationFeedKinds
{
    /// <summary>The kind's name on the wire; null for what is no concern of who has tokens to check.</summary>
    public static string? NameOf(RevocationKind kind) => kind switch
    {
        RevocationKind.Member => RevocationKinds.Member,
        RevocationKind.Family => RevocationKinds.Family,
        RevocationKind.Application => RevocationKinds.Application,
        RevocationKind.Credential => RevocationKinds.Credential,
        RevocationKind.Organization => RevocationKinds.Organization,
        RevocationKind.Settings => RevocationKinds.Settings,
        RevocationKind.Catalogue or RevocationKind.Secrets => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

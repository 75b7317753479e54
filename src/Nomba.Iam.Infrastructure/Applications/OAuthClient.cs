using System.Collections.Immutable;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Infrastructure.Applications;

/// <summary>A client as the protocol engine sees it: an API key's credential pair, an application, or a resource server.</summary>
public sealed record OAuthClient(string ClientId, string? Name, HashedSecret? SecretHash, ImmutableArray<string> RedirectUris)
{
    /// <summary>The audience that a resource server may introspect tokens of; null for every other client.</summary>
    public string? Audience { get; init; }

    /// <summary>Null for every client that is no application.</summary>
    public ClientRecord.OfApplication? Application { get; init; }

    /// <summary>Of an API key: the key, and the pair whose secrets prove it.</summary>
    public (MemberSnapshot Member, CredentialSnapshot Credential)? Key { get; init; }

    public bool IsPublic => SecretHash is null;
}

using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What an access token says (RFC 9068). Not the signed text: this is no secret.</summary>
public sealed record AccessToken
{
    public required MemberId Subject { get; init; }

    public required Guid ClientId { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    public required int MemberVersion { get; init; }

    public required TokenFamilyId Family { get; init; }

    public required KeyEnvironment Environment { get; init; }

    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>Permission names, separated by spaces.</summary>
    public required string Scope { get; init; }

    /// <summary>Empty: not restricted.</summary>
    public required IReadOnlyList<AccountId> Accounts { get; init; }

    /// <summary>Permissions beyond <see cref="Scope"/> that hold on certain accounts only.</summary>
    public required IReadOnlyList<AccountPermissions> AccountPermissions { get; init; }

    /// <summary>Whether it may be used from certain addresses only, which it does not name.</summary>
    public required bool IsAddressBound { get; init; }

    public required string JwtId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

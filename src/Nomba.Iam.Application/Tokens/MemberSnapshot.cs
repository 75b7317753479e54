using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A member as the token engine sees it: everything that issuing, refreshing and introspecting ask, at one version.</summary>
public sealed class MemberSnapshot
{
    public required MemberId Id { get; init; }

    public required MemberShortId ShortId { get; init; }

    public required OrganizationId OrganizationId { get; init; }

    public required MemberKind Kind { get; init; }

    /// <summary>The person behind a user member; null for an API key.</summary>
    public required UserId? UserId { get; init; }

    public required MemberStatus Status { get; init; }

    public required OrganizationStatus OrganizationStatus { get; init; }

    /// <summary>Tokens of the organization of an earlier date are dead, and nothing is dated before it: see <see cref="Organization.TokensFrom"/>.</summary>
    public DateTimeOffset TokensFrom { get; init; } = DateTimeOffset.MinValue;

    public required int Version { get; init; }

    public required EffectivePermissions Permissions { get; init; }

    /// <summary>What would be held besides, were the accounts that it is limited to not suspended. For explanations alone: it grants nothing.</summary>
    public IReadOnlyList<HeldRole> OnSuspendedAccounts { get; init; } = [];

    /// <summary>The credential pairs of an API key; empty for a person.</summary>
    public required IReadOnlyList<CredentialSnapshot> Credentials { get; init; }

    /// <summary>From where, until when and how a key may be used; none for a person.</summary>
    public KeyRestrictions Restrictions { get; init; } = KeyRestrictions.None;

    /// <summary>Alive as such. A key may have come to its end all the same: see <see cref="IsUsable(KeyEnvironment, DateTimeOffset)"/>.</summary>
    public bool IsAlive => Status == MemberStatus.Active && OrganizationStatus == OrganizationStatus.Active;

    /// <summary>Alive, not expired, and the pair of that environment, if there is one, not switched off.</summary>
    public bool IsUsable(KeyEnvironment environment, DateTimeOffset now) => KeyRefusals.Of(this, Credential(environment), now) is null;

    /// <summary>Whether any door is left to it: usable with one pair, of those environments that this host serves. A person has no pairs, and every door.</summary>
    public bool IsUsable(IEnumerable<KeyEnvironment> environments, DateTimeOffset now) => environments.Any(e => IsUsable(e, now));

    public CredentialSnapshot? Credential(KeyEnvironment environment)
    {
        foreach (var credential in Credentials)
        {
            if (credential.Environment == environment)
            {
                return credential;
            }
        }

        return null;
    }
}

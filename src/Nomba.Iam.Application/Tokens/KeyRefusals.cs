using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Why a key is refused: for its owner's figures, and never for the answer.</summary>
public static class KeyRefusals
{
    /// <summary>Null for a key that may work with that pair on this host.</summary>
    public static UsageOutcome? Of(MemberSnapshot member, CredentialSnapshot credential, TokenOptions options, DateTimeOffset now) =>
        Of(member, credential, now) ?? (options.Environments.Contains(credential.Environment) ? null : UsageOutcome.RefusedEnvironment);

    /// <summary>
    /// Null for a member that may work, with that pair where it is a key: the one rule of issuance, refresh, introspection and decisions.
    /// </summary>
    public static UsageOutcome? Of(MemberSnapshot member, CredentialSnapshot? credential, DateTimeOffset now)
    {
        if (member.Status != MemberStatus.Active)
        {
            return member.Status == MemberStatus.Suspended ? UsageOutcome.RefusedSuspended : UsageOutcome.RefusedRevoked;
        }

        if (member.OrganizationStatus != OrganizationStatus.Active)
        {
            return UsageOutcome.RefusedOrganization;
        }

        if (member.Restrictions.IsExpired(now))
        {
            return UsageOutcome.RefusedExpired;
        }

        return credential is { IsDisabled: true } ? UsageOutcome.RefusedPairOff : null;
    }

    /// <summary>The reason as the audit log writes it.</summary>
    public static string NameOf(UsageOutcome? reason) => reason switch
    {
        UsageOutcome.RefusedWrongSecret => "unknown_secret",
        UsageOutcome.RefusedRetiredSecret => "retired_secret",
        UsageOutcome.RefusedCancelledSecret => "cancelled_secret",
        UsageOutcome.RefusedSuspended => "suspended",
        UsageOutcome.RefusedRevoked => "revoked",
        UsageOutcome.RefusedOrganization => "organization_suspended",
        UsageOutcome.RefusedEnvironment => "other_environment",
        UsageOutcome.RefusedOtherOrganization => "other_organization",
        UsageOutcome.RefusedExpired => "expired",
        UsageOutcome.RefusedPairOff => "pair_off",
        UsageOutcome.RefusedDoor => "other_grant",
        UsageOutcome.RefusedAddress => "other_address",
        _ => "other",
    };
}

namespace Nomba.Iam.Application.Usage;

/// <summary>The outcome as text.</summary>
public static class UsageOutcomes
{
    extension(UsageOutcome outcome)
    {
        public bool IsRefusal => outcome >= UsageOutcome.RefusedUnknownClient;

        /// <summary>Whether the key itself was at work, from where it runs: a resource server's question is not.</summary>
        public bool IsUse => outcome is UsageOutcome.Issued or UsageOutcome.Refreshed or UsageOutcome.Permitted;

        public string Name => outcome switch
        {
            UsageOutcome.Issued => "issued",
            UsageOutcome.Refreshed => "refreshed",
            UsageOutcome.IntrospectedActive => "introspected_active",
            UsageOutcome.IntrospectedInactive => "introspected_inactive",
            UsageOutcome.Permitted => "permitted",
            UsageOutcome.RefusedUnknownClient => "refused_unknown_client",
            UsageOutcome.RefusedWrongSecret => "refused_wrong_secret",
            UsageOutcome.RefusedRetiredSecret => "refused_retired_secret",
            UsageOutcome.RefusedCancelledSecret => "refused_cancelled_secret",
            UsageOutcome.RefusedSuspended => "refused_suspended",
            UsageOutcome.RefusedRevoked => "refused_revoked",
            UsageOutcome.RefusedOrganization => "refused_organization",
            UsageOutcome.RefusedEnvironment => "refused_environment",
            UsageOutcome.RefusedOtherOrganization => "refused_other_organization",
            UsageOutcome.RefusedScope => "refused_scope",
            UsageOutcome.RefusedTarget => "refused_target",
            UsageOutcome.RefusedRefreshToken => "refused_refresh_token",
            UsageOutcome.RefusedPermission => "refused_permission",
            UsageOutcome.RefusedExpired => "refused_expired",
            UsageOutcome.RefusedPairOff => "refused_pair_off",
            UsageOutcome.RefusedDoor => "refused_door",
            UsageOutcome.RefusedAddress => "refused_address",

            // Written by a newer node: a count that cannot be named is still a count.
            _ => "other",
        };
    }
}

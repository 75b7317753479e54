using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>What refusals there are in the audit log and among the uses of keys, and what they mean in words.</summary>
public static class Refusals
{
    public const string OfPermission = "security.permission_refused";

    public const string OfSignIn = "security.sign_in_failed";

    public static readonly IReadOnlyList<string> OfTokens = ["security.issuance_refused", StolenTokens.RefreshTokenReused, StolenTokens.CodeReplayed];

    /// <summary>True for an entry that says that somebody did not get what they asked for.</summary>
    public static bool IsRefusal(AuditEntry entry) => entry.Action is OfPermission or OfSignIn || OfTokens.Contains(entry.Action);

    /// <summary>Stable, for programs: <c>suspended</c>, <c>permission_missing</c>.</summary>
    public static string CodeOf(AuditEntry entry) => entry.Action switch
    {
        OfPermission => "permission_missing",
        StolenTokens.RefreshTokenReused => "refresh_token_reused",
        StolenTokens.CodeReplayed => "code_replayed",
        _ => entry.Reason ?? "other",
    };

    /// <summary>For people; one plain sentence.</summary>
    public static string WordsOf(AuditEntry entry) => CodeOf(entry) switch
    {
        "permission_missing" when entry.TargetId == "operator" => "Only an operator of the platform may do this.",
        "permission_missing" => $"The caller lacked the permission {entry.TargetId}.",
        "refresh_token_reused" when entry.Reason == "not_its_client" => "The refresh token came from another client than it was given to. Everything that came from it was ended.",
        "refresh_token_reused" => "The refresh token had been used before. Somebody may have a copy, so everything that came from it was ended.",
        "code_replayed" => "The authorization code had been used before. Somebody may have a copy, so everything that came from it was ended.",
        "application_suspended" => "The application was suspended.",
        "wrong_password" => "The password was wrong.",
        "wrong_code" => "The password was right and the code of the second step wrong.",
        "passkey_refused" => "The passkey was not good: of an account that may not sign in, or its answer came late or twice.",
        "throttled" => "There had been too many failed attempts, so none was let in for a while.",
        var code when OutcomeOf(code) is { } outcome => WordsOf(outcome),
        _ => "It was refused for a reason that is not told apart.",
    };

    /// <summary>The same for a reason that uses are counted by.</summary>
    public static string WordsOf(UsageOutcome reason) => reason switch
    {
        UsageOutcome.RefusedWrongSecret => "The secret was not the key's: mistyped, cut short, or of another key.",
        UsageOutcome.RefusedRetiredSecret => "The secret was replaced, and its grace period is over: some server still has the old one.",
        UsageOutcome.RefusedCancelledSecret => "The secret was taken back before it was used.",
        UsageOutcome.RefusedSuspended => "The key was suspended.",
        UsageOutcome.RefusedRevoked => "The key was revoked.",
        UsageOutcome.RefusedOrganization => "The organization was suspended.",
        UsageOutcome.RefusedEnvironment => "This host does not serve the environment of that credential pair.",
        UsageOutcome.RefusedOtherOrganization => "The request named another organization than the key's.",
        UsageOutcome.RefusedScope => "The scope asked for more than the key holds.",
        UsageOutcome.RefusedTarget => "The resource was not one that the key may use.",
        UsageOutcome.RefusedRefreshToken => "The refresh token was not good: used up, expired, or of an ended session.",
        UsageOutcome.RefusedPermission => "The key lacked the permission.",
        UsageOutcome.RefusedExpired => "The key had expired.",
        UsageOutcome.RefusedPairOff => "That credential pair of the key was switched off.",
        UsageOutcome.RefusedDoor => "The key may not get tokens at that endpoint.",
        UsageOutcome.RefusedAddress => "The address is not on the key's list.",
        UsageOutcome.RefusedUnknownClient => "There is no client of that id.",
        _ => "It was refused for a reason that is not told apart.",
    };

    private static UsageOutcome? OutcomeOf(string code) =>
        code == "other" ? null : Enum.GetValues<UsageOutcome>().Where(o => KeyRefusals.NameOf(o) == code).Select(o => (UsageOutcome?)o).FirstOrDefault();
}

using Microsoft.Extensions.Localization;

namespace Nomba.Iam.Web.Dashboard.Audit;

/// <summary>What the actions of audit entries are called. One that has no words is shown by its code.</summary>
internal static class ActionWords
{
    public static string Of(IStringLocalizer<Text> T, string action) => (OfKeys(T, action) ?? OfPeople(T, action) ?? OfTheRest(T, action))?.Value ?? action;

    private static LocalizedString? OfKeys(IStringLocalizer<Text> T, string action) => action switch
    {
        "account.created" => T["Account created"],
        "account.reactivated" => T["Account reactivated"],
        "account.renamed" => T["Account renamed"],
        "account.suspended" => T["Account suspended"],
        "api_key.created" => T["API key created"],
        "api_key.deleted" => T["API key deleted"],
        "api_key.resumed" => T["API key resumed"],
        "api_key.revoked" => T["API key revoked"],
        "api_key.rotated" => T["New secret made"],
        "api_key.rotation_cancelled" => T["New secret taken back"],
        "api_key.secret_activated" => T["New secret first used"],
        "api_key.secret_retired" => T["Old secret ended"],
        "api_key.suspended" => T["API key suspended"],
        "api_key.updated" => T["API key changed"],
        "application.created" => T["Application registered"],
        "application.deleted" => T["Application deleted"],
        "application.resumed" => T["Application resumed"],
        "application.rotation_cancelled" => T["Application's new secret taken back"],
        "application.secret_activated" => T["Application's new secret first used"],
        "application.secret_retired" => T["Application's old secret ended"],
        "application.secret_rotated" => T["New secret made for an application"],
        "application.suspended" => T["Application suspended"],
        "application.updated" => T["Application changed"],
        "consent.given" => T["Consent given"],
        "consent.revoked" => T["Consent taken back"],
        "security.secret_shown" => T["Secret shown"],
        _ => null,
    };

    private static LocalizedString? OfPeople(IStringLocalizer<Text> T, string action) => action switch
    {
        "invitation.accepted" => T["Invitation accepted"],
        "invitation.resent" => T["Invitation sent again"],
        "invitation.revoked" => T["Invitation taken back"],
        "member.invited" => T["Person invited"],
        "member.joined" => T["Person joined"],
        "member.left" => T["Person left"],
        "member.removed" => T["Member removed"],
        "member.resumed" => T["Member resumed"],
        "member.revoked" => T["Member revoked"],
        "member.roles_changed" => T["Roles changed"],
        "member.suspended" => T["Member suspended"],
        "member.tokens_ended" => T["Tokens ended"],
        "organization.created" => T["Organization created"],
        "organization.ownership_transferred" => T["Ownership handed over"],
        "organization.resumed" => T["Organization resumed"],
        "organization.suspended" => T["Organization suspended"],
        "organization.updated" => T["Organization changed"],
        "role.created" => T["Role created"],
        "role.deleted" => T["Role deleted"],
        "role.updated" => T["Role changed"],
        "user.passkey_added" => T["Passkey added"],
        "user.passkey_removed" => T["Passkey removed"],
        "user.passkey_renamed" => T["Passkey renamed"],
        "user.totp_disabled" => T["Authenticator app removed"],
        "user.totp_enabled" => T["Authenticator app added"],
        _ => null,
    };

    private static LocalizedString? OfTheRest(IStringLocalizer<Text> T, string action) => action switch
    {
        "audit.redacted" => T["Personal data taken out of an entry"],
        "security.audit_exported" => T["Audit log exported"],
        "security.code_replayed" => T["Refused: code used twice"],
        "security.issuance_refused" => T["Refused: no token given"],
        "security.permission_refused" => T["Refused: permission missing"],
        "security.refresh_token_reused" => T["Refused: refresh token used twice"],
        "security.sign_in_failed" => T["Sign-in failed"],
        "security.signed_in" => T["Signed in"],
        "webhook.created" => T["Webhook created"],
        "webhook.deleted" => T["Webhook deleted"],
        "webhook.disabled" => T["Webhook switched off"],
        "webhook.enabled" => T["Webhook switched on"],
        "webhook.redelivered" => T["Event delivered again"],
        "webhook.secret_rotated" => T["New signing secret for a webhook"],
        "webhook.tested" => T["Test event sent"],
        "webhook.updated" => T["Webhook changed"],
        _ => null,
    };
}

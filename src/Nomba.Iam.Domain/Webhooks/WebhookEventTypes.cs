using System.Collections.Frozen;

namespace Nomba.Iam.Domain.Webhooks;

/// <summary>
/// What an endpoint may ask for. An event type is the name of an audit action; only those of four families leave the house. A new action of
/// one of them gets its line here, and endpoints that take the whole family get it at once.
/// </summary>
public static class WebhookEventTypes
{
    /// <summary>Takes everything.</summary>
    public const string Any = "*";

    /// <summary>Sent on request only, to one endpoint, whatever it asked for.</summary>
    public const string Test = "webhook.test";

    private const string Rest = ".*";

    private static readonly FrozenSet<string> Families = FrozenSet.Create(StringComparer.Ordinal, "api_key", "member", "role", "security");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FamilyLookup = Families.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every event type that may be asked for by name.</summary>
    public static readonly IReadOnlyList<WebhookEventType> All =
    [
        new("api_key.created", "A key was created."),
        new("api_key.deleted", "A key was deleted."),
        new("api_key.environment_disabled", "One of a key's two pairs was switched off."),
        new("api_key.environment_enabled", "One of a key's two pairs was switched on again."),
        new("api_key.expired", "A key reached its end and stopped working."),
        new("api_key.expiring", "A key reaches its end within a week."),
        new("api_key.resumed", "A suspended key was resumed."),
        new("api_key.revoked", "A key was revoked for good."),
        new("api_key.roles_changed", "A key holds other roles."),
        new("api_key.rotated", "A key was given another secret, which waits for its first use."),
        new("api_key.rotation_cancelled", "A secret that waited for its first use was taken back."),
        new("api_key.secret_activated", "A new secret was used for the first time: the other one's grace period began."),
        new("api_key.secret_retired", "The grace period of a secret was ended."),
        new("api_key.suspended", "A key was suspended."),
        new("api_key.updated", "The settings of a key were changed."),
        new("member.invited", "Somebody was invited."),
        new("member.joined", "Somebody joined the organization."),
        new("member.left", "Somebody left the organization."),
        new("member.removed", "A member was removed for good."),
        new("member.resumed", "A suspended member was resumed."),
        new("member.roles_changed", "A member holds other roles."),
        new("member.suspended", "A member was suspended."),
        new("member.tokens_ended", "What applications held for a member is dead: the member changed their password."),
        new("role.created", "A role was created."),
        new("role.deleted", "A role was deleted."),
        new("role.updated", "A role was renamed or grants something else."),
        new("security.audit_exported", "The audit log was exported."),
        new("security.code_replayed", "An authorization code came twice: what came from it is dead."),
        new("security.issuance_refused", "A key or application of the organization was refused a token."),
        new("security.permission_refused", "A caller lacked a permission."),
        new("security.refresh_token_reused", "A refresh token came again that was used up: its family is dead."),
        new("security.secret_shown", "A new secret was shown to somebody."),
        new("security.sign_in_failed", "Somebody failed to sign in as a member."),
        new("security.signed_in", "A member signed in."),
    ];

    private static readonly FrozenSet<string> Names = All.Select(t => t.Name).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for a name of <see cref="All"/>, a family such as <c>api_key.*</c>, or <c>*</c>.</summary>
    public static bool IsSubscription(string text) =>
        text == Any || Names.Contains(text) || (text.EndsWith(Rest, StringComparison.Ordinal) && Families.Contains(text[..^Rest.Length]));

    /// <summary>Whether anybody could have asked for that action: most changes are of other families and cost nothing.</summary>
    public static bool MayBeSubscribed(string action) => FamilyLookup.Contains(FamilyOf(action));

    /// <summary>Whether that subscription takes that action.</summary>
    public static bool Takes(string subscription, string action) =>
        subscription == Any
        || subscription == action
        || (subscription.EndsWith(Rest, StringComparison.Ordinal) && subscription.AsSpan(0, subscription.Length - Rest.Length).SequenceEqual(FamilyOf(action)));

    private static ReadOnlySpan<char> FamilyOf(string action) => action.AsSpan(0, Math.Max(0, action.IndexOf('.', StringComparison.Ordinal)));
}

using System.Globalization;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>
/// Tells the audit trail what became of a key's settings, and every node what to read again: restrictions are in what it remembers of the
/// key, and count as soon as the event is taken in.
/// </summary>
internal sealed class ApiKeyChanges(IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public void Record(ApiKeyState before, ApiKey key)
    {
        var changes = Since(before, key, withName: true);
        if (changes.Length == 0)
        {
            return;
        }

        audit.Record(new AuditEvent("api_key.updated", "api_key", key.Id.ToString(), key.OrganizationId) { Changes = AuditChange.Json(changes) });
        var now = time.GetUtcNow();
        if (before.Restrictions != key.Restrictions)
        {
            revocations.Append(RevocationEvent.OfSettings(key.Id, now, options.Value.LastTokenEndsAt(now)));
        }

        if (before.Version != key.Version)
        {
            revocations.Append(RevocationEvent.OfMember(key.Id, key.Version, now, options.Value.LastTokenEndsAt(now)));
        }
    }

    /// <summary>What differs, field by field, as the API names the fields.</summary>
    public static (string Field, string? Before, string? After)[] Since(ApiKeyState before, ApiKey key, bool withName)
    {
        var (described, restricted) = (key.Description, key.Restrictions);
        (string Field, string? Before, string? After)[] all =
        [
            ("name", withName ? before.Name : key.Name, key.Name),
            ("description", before.Description.Text, described.Text),
            ("tags", Joined(before.Description.Tags), Joined(described.Tags)),
            ("ownerContact", before.Description.OwnerContact, described.OwnerContact),
            ("ipAllowList", Joined(before.Restrictions.IpAllowList), Joined(restricted.IpAllowList)),
            ("expiresAt", DateOf(before.Restrictions), DateOf(restricted)),
            ("allowedGrant", DoorOf(before.Restrictions), DoorOf(restricted)),
            ("singleSession", SessionsOf(before.Restrictions), SessionsOf(restricted)),
        ];
        return [.. all.Where(c => c.Before != c.After)];
    }

    private static string? Joined<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : string.Join(", ", items);

    private static string? DateOf(KeyRestrictions restrictions) => restrictions.ExpiresAt?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string DoorOf(KeyRestrictions restrictions) => restrictions.OnlyDoor?.Name ?? "both";

    private static string SessionsOf(KeyRestrictions restrictions) => restrictions.SingleSession ? "true" : "false";
}

using System.Globalization;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Members;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>
/// Every path by which somebody may come to hold something, as a random request. The reader is left at least an admin, so that there is somebody
/// to ask what everybody holds.
/// </summary>
internal sealed partial class Attempts(Dice dice, Guid organization, Guid reader, IReadOnlyList<Guid> accounts)
{
    private static readonly string[] Business =
        ["transfers:initiate", "terminals:assign", "transactions:read", "transactions:manage", "accounts:read", "accounts:create", "transfers:*", "*:read"];

    private static readonly string[] Management =
    [
        "api_keys:*", "api_keys:create", "api_keys:update", "api_keys:rotate", "api_keys:suspend", "members:*", "members:update", "members:invite", "members:suspend",
        "roles:*", "roles:create", "roles:update", "applications:*", "*:*",
    ];

    private static readonly string[] Patterns = [.. Business, .. Management, "terminals:*", "transactions:*", "accounts:*", "api_keys:read", "members:read", "roles:read", "audit:read", "decisions:create"];

    private int _names;

    private string Root => $"/api/v1/organizations/{organization}";

    public Attempt Next(Holdings now, Guid caller) => dice.Next(21) switch
    {
        0 => new("POST", $"{Root}/api-keys", new { name = Name(), role = dice.Of([.. now.Roles]).Name, accounts = dice.Next(2) == 0 ? dice.Some(accounts, 2) : null }),
        1 => new("PUT", $"{Root}/api-keys/{Key(now).Id}/roles", new { roles = Assignments(now) }),
        2 => new("PUT", $"{Root}/members/{Member(now).Id}/roles", new { roles = Assignments(now) }),
        3 => new("POST", $"{Root}/roles", new { name = Name(), permissions = Near(now, caller) }),
        4 => new("POST", $"{Root}/roles", new { name = Name(), permissions = Array.Empty<string>(), basedOn = dice.Of([.. now.Roles]).Id }),
        5 => new("PATCH", $"{Root}/roles/{Own(now)}", new { permissions = Near(now, caller) }),
        6 => new("DELETE", $"{Root}/roles/{Own(now)}?moveTo={dice.Of([.. now.Roles]).Id}", null),
        7 or 8 => Invite(now, caller),
        9 or 10 => Accept(now, caller),
        11 => TransferOwnership(now),
        12 => Suspend(Member(now)),
        13 => Resume(now),
        14 or 15 => ChangeAccess(now),
        16 => Rotate(now),
        17 => SwitchOff(Key(now)),
        18 => SwitchOn(now),
        19 => Restrict(now),
        _ => ChangeApplication(),
    };

    /// <summary>1 to 3 roles, each perhaps limited to accounts.</summary>
    public object[] Assignments(Holdings now) =>
        [.. dice.Some([.. now.Roles], 3).Select(r => new RoleAssignmentRequest(r.Id, dice.Next(3) == 0 ? dice.Some(accounts, 2) : null))];

    /// <summary>For a role whose holder can try something: a little business, and the means to pass it on.</summary>
    public IReadOnlyList<string> SomePatterns() =>
        [.. dice.Some(Business, 3), .. dice.Next(4) == 0 ? dice.Some(Management, 2) : ["roles:*", "members:*", "api_keys:*", "applications:*"]];

    public T OneOf<T>(IReadOnlyList<T> items) => dice.Of(items);

    // Mostly a little more than the caller has: what lies far off is refused by whatever rule there is.
    private IReadOnlyList<string> Near(Holdings now, Guid caller)
    {
        string[] own = [.. now.Members.Single(m => m.Id == caller).Roles.SelectMany(held => now.Roles.Single(r => r.Id == held.Id).Permissions)];
        if (own.Length == 0 || dice.Next(4) == 0)
        {
            return dice.Some(Patterns, 3);
        }

        var (resource, action) = dice.Of(own.Where(Business.Contains).ToArray() is { Length: > 0 } business ? business : own).Split(':') is [var r, var a] ? (r, a) : ("*", "*");
        return dice.Next(3) switch { 0 => [$"{resource}:*"], 1 => [$"*:{action}"], _ => [$"{resource}:{action}", .. dice.Some(own, 2)] };
    }

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"made {_names++}");

    private MemberResponse Member(Holdings now) => dice.Of<MemberResponse>([.. now.Members.Where(m => m.Id != reader)]);

    private ApiKeyResponse Key(Holdings now) => dice.Of<ApiKeyResponse>([.. now.Keys]);

    private Guid Own(Holdings now) => now.Roles.Where(r => !r.System).ToArray() is { Length: > 0 } own ? dice.Of(own).Id : reader;
}

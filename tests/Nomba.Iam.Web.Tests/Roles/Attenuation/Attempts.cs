using System.Globalization;
using System.Text.Json;
using Nomba.Iam.Contracts.Members;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>
/// Every path by which somebody may come to hold something, as a random request. The reader is left an owner, so that there is somebody to ask
/// what everybody holds.
/// </summary>
internal sealed class Attempts(Dice dice, Guid reader, IReadOnlyList<Guid> accounts)
{
    private static readonly string[] Business =
        ["transfers:initiate", "terminals:assign", "transactions:read", "transactions:manage", "accounts:read", "accounts:create", "transfers:*", "*:read"];

    private static readonly string[] Management =
        ["api_keys:*", "api_keys:create", "api_keys:update", "members:*", "members:update", "roles:*", "roles:create", "roles:update", "*:*"];

    private static readonly string[] Patterns = [.. Business, .. Management, "terminals:*", "transactions:*", "accounts:*", "api_keys:read", "members:read", "roles:read", "audit:read", "decisions:create"];

    private int _names;

    public Attempt Next(Holdings now, Guid caller) => dice.Next(9) switch
    {
        0 => new("POST", "/api-keys", new { name = Name(), role = dice.Of([.. now.Roles]).Name, accounts = dice.Next(2) == 0 ? dice.Some(accounts, 2) : null }),
        1 => new("PUT", $"/api-keys/{Key(now)}/roles", new { roles = Assignments(now) }),
        2 => new("PUT", $"/members/{dice.Of<MemberResponse>([.. now.Members.Where(m => m.Id != reader)]).Id}/roles", new { roles = Assignments(now) }),
        3 => new("POST", "/roles", new { name = Name(), permissions = Near(now, caller) }),
        4 => new("POST", "/roles", new { name = Name(), permissions = Array.Empty<string>(), basedOn = dice.Of([.. now.Roles]).Id }),
        5 => new("PATCH", $"/roles/{Own(now)}", new { permissions = Near(now, caller) }),
        6 => Invite(Assignments(now), now),
        7 => Rotate(dice.Of<MemberResponse>([.. now.Members.Where(m => m.Kind == "api_key")]), now),
        _ => new("DELETE", $"/roles/{Own(now)}?moveTo={dice.Of([.. now.Roles]).Id}", null),
    };

    /// <summary>1 to 3 roles, each perhaps limited to accounts.</summary>
    public object[] Assignments(Holdings now) =>
        [.. dice.Some([.. now.Roles], 3).Select(r => new RoleAssignmentRequest(r.Id, dice.Next(3) == 0 ? dice.Some(accounts, 2) : null))];

    /// <summary>For a role whose holder can try something: a little business, and the means to pass it on.</summary>
    public IReadOnlyList<string> SomePatterns() =>
        [.. dice.Some(Business, 3), .. dice.Next(4) == 0 ? dice.Some(Management, 2) : ["roles:*", "members:*", "api_keys:*"]];

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

    public T OneOf<T>(IReadOnlyList<T> items) => dice.Of(items);

    // Whoever accepts will hold it, and whoever rotates holds the secret: what either gives away counts at once.
    private static Attempt Invite(object[] roles, Holdings now) =>
        new("POST", "/invitations", new { email = $"{Guid.CreateVersion7():N}@people.example", roles }) { Gives = now.Of("user", roles) };

    private static Attempt Rotate(MemberResponse key, Holdings now) =>
        new("POST", $"/api-keys/{key.Id}/credentials/live/rotate", new { }) { Gives = now.Of(key) };

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"made {_names++}");

    private Guid Key(Holdings now) => dice.Of<MemberResponse>([.. now.Members.Where(m => m.Kind == "api_key")]).Id;

    private Guid Own(Holdings now) => now.Roles.Where(r => !r.System).ToArray() is { Length: > 0 } own ? dice.Of(own).Id : reader;
}

/// <summary>A request below the organization's path.</summary>
internal sealed record Attempt(string Method, string Path, object? Body)
{
    /// <summary>What somebody comes to hold by its success that no list of members shows.</summary>
    public IReadOnlyCollection<(string Permission, string Where)> Gives { get; init; } = [];

    public string? Json => Body is null ? null : JsonSerializer.Serialize(Body, JsonSerializerOptions.Web);

    public override string ToString() => $"{Method} {Path} {Json}";
}

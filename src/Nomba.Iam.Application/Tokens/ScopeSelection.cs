using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Which permissions a request gets: all that the member holds, or those it asked for and no other.</summary>
internal static class ScopeSelection
{
    // Scopes of OpenID Connect and the request for a refresh token name no permission.
    private static readonly string[] Protocol = ["openid", "profile", "email", "offline_access"];

    public static bool IsPermission(string scope) => !Protocol.Contains(scope, StringComparer.Ordinal);

    public static Result<IReadOnlyList<string>> Narrow(EffectivePermissions held, IReadOnlyList<string> requested)
    {
        if (!AsksFor(requested, out var asked))
        {
            return Result<IReadOnlyList<string>>.From([.. held.Names.Order(StringComparer.Ordinal)]);
        }

        return asked.All(held.Contains) ? Result<IReadOnlyList<string>>.From(asked) : TokenErrors.InvalidScope;
    }

    /// <summary>For a person: what they hold and the application may have of what it asks for, or of all. Refused when that is nothing of what it named.</summary>
    public static Result<IReadOnlyList<string>> Offer(EffectivePermissions held, AllowedPermissions allowed, IReadOnlyList<string> requested)
    {
        var named = AsksFor(requested, out var asked);
        string[] offered = [.. (named ? asked : [.. held.Names]).Where(p => held.Contains(p) && allowed.Includes(p)).Order(StringComparer.Ordinal)];
        return named && offered.Length == 0 ? TokenErrors.InvalidScope : Result<IReadOnlyList<string>>.From(offered);
    }

    /// <summary>The scopes of OpenID Connect among those asked for.</summary>
    public static IReadOnlyList<string> OpenIdOf(IReadOnlyList<string> requested) =>
        [.. requested.Where(s => s is "openid" or "profile" or "email").Distinct(StringComparer.Ordinal)];

    /// <summary>The permissions that a scope names, in order; false when it names none.</summary>
    public static bool AsksFor(IReadOnlyList<string> requested, out IReadOnlyList<string> permissions)
    {
        permissions = requested.Count == 0 ? [] : [.. requested.Where(IsPermission).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return permissions.Count > 0;
    }
}

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

    /// <summary>The permissions that a scope names, in order; false when it names none.</summary>
    public static bool AsksFor(IReadOnlyList<string> requested, out IReadOnlyList<string> permissions)
    {
        permissions = requested.Count == 0 ? [] : [.. requested.Where(IsPermission).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return permissions.Count > 0;
    }
}

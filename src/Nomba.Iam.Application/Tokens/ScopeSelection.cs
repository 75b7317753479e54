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
        string[] asked = [.. requested.Where(IsPermission).Distinct(StringComparer.Ordinal)];
        if (asked.Length == 0)
        {
            return Result<IReadOnlyList<string>>.From([.. held.Names.Order(StringComparer.Ordinal)]);
        }

        return Array.TrueForAll(asked, held.Contains)
            ? Result<IReadOnlyList<string>>.From([.. asked.Order(StringComparer.Ordinal)])
            : TokenErrors.InvalidScope;
    }
}

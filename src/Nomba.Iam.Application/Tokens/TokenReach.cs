using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Where a token may be used and what for: the audiences, and the permissions with where they hold.</summary>
internal sealed record TokenReach(IReadOnlyList<string> Audiences, PermissionReach Permissions)
{
    /// <summary>All that the member holds, or less: never more than was granted, whatever is asked now.</summary>
    public static Result<TokenReach> Of(EffectivePermissions held, TokenGrant? grant, IReadOnlyList<string> narrower)
    {
        if (grant is { Scope: null, Resources: null } or null && narrower.Count == 0)
        {
            return new TokenReach(held.AudienceNames, held.Reach);
        }

        var scope = ScopeOf(held, grant);
        if (scope.TryGetValue(out var granted) && ScopeSelection.AsksFor(narrower, out var asked))
        {
            scope = asked.All(granted.Contains) ? Result<IReadOnlyList<string>>.From(asked) : TokenErrors.InvalidScope;
        }

        return scope.TryGetValue(out var names) ? Within(held, [.. names], grant) : scope.Error;
    }

    // A grant of no permission at all is one: an empty list is not an open one.
    private static Result<IReadOnlyList<string>> ScopeOf(EffectivePermissions held, TokenGrant? grant) => grant?.Scope is { } names
        ? names.All(held.Contains) ? Result<IReadOnlyList<string>>.From(names) : TokenErrors.InvalidScope
        : ScopeSelection.Narrow(held, []);

    private static Result<TokenReach> Within(EffectivePermissions held, HashSet<string> names, TokenGrant? grant)
    {
        var resources = grant?.Resources;
        AudiencePermissions[] audiences =
        [
            .. held.Audiences.Where(a => (resources is null || resources.Contains(a.Audience, StringComparer.Ordinal)) && a.Permissions.Any(names.Contains)),
        ];
        if (resources is not null && resources.Any(r => !audiences.Any(a => a.Audience == r)))
        {
            return TokenErrors.InvalidTarget;
        }

        var reach = held.ReachOf(audiences.SelectMany(a => a.Permissions).Where(names.Contains).Distinct(StringComparer.Ordinal));
        string[] reached = audiences.Length == 0 ? [IamPermissions.Audience] : [.. audiences.Select(a => a.Audience)];
        return new TokenReach(reached, grant is { OpenId.Count: > 0 } ? reach with { Scope = string.Join(' ', [.. grant.OpenId, reach.Scope]).TrimEnd() } : reach);
    }
}

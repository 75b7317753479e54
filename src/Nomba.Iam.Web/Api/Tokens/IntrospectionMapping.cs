using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Tokens;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Web.Api.Tokens;

internal static class IntrospectionMapping
{
    private static readonly IntrospectionResponse Inactive = new() { Active = false };

    /// <summary>As <c>/oauth2/introspect</c> would answer about it.</summary>
    public static IntrospectionResponse ToResponse(this AccessToken? token, string issuer) => token is null ? Inactive : new IntrospectionResponse
    {
        Active = true,
        TokenType = "Bearer",
        Issuer = issuer,
        Subject = token.Subject.ToString(),
        ClientId = token.ClientId.ToString("D"),
        JwtId = token.JwtId,
        IssuedAt = token.IssuedAt.ToUnixTimeSeconds(),
        ExpiresAt = token.ExpiresAt.ToUnixTimeSeconds(),
        Audiences = token.Audiences,
        Scope = token.Scope,
        Organization = token.OrganizationId.ToString(),
        MemberVersion = token.MemberVersion,
        Family = token.Family.Value,
        Environment = token.Environment.Name,
        Accounts = token.Accounts.Count == 0 ? null : [.. token.Accounts.Select(a => a.Value)],
        AccountPermissions = token.AccountPermissions.Count == 0
            ? null
            : [.. token.AccountPermissions.Select(p => new AccountScopeResponse([.. p.AccountIds.Select(a => a.Value)], string.Join(' ', p.Permissions)))],
    };
}

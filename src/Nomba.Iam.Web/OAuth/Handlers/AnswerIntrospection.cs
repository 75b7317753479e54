using System.Text.Json.Nodes;
using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Tokens;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Results;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Nomba.Iam.Web.OAuth.Handlers;

/// <summary>
/// RFC 7662, for resource servers alone and for tokens of their audience alone: everyone else learns <c>{"active":false}</c>, as for a
/// token that never was.
/// </summary>
internal sealed class AnswerIntrospection(ISender sender) : IOpenIddictServerHandler<HandleIntrospectionRequestContext>
{
    /// <summary>
    /// Ours: the address that the token came from, as the resource server saw it. A token of a key with an IP allow list is inactive without
    /// it, and with one that cannot be read: a check that cannot be made is a refusal.
    /// </summary>
    public const string ClientAddress = "client_address";

    public async ValueTask HandleAsync(HandleIntrospectionRequestContext context)
    {
        var address = IpRange.ReadAddress((string?)context.Request[ClientAddress]);
        var result = await sender.Send(new IntrospectToken(context.Request.Token!, Guid.Parse(context.Request.ClientId!), address), context.CancellationToken);
        if (!result.TryGetValue(out var token))
        {
            context.Reject(result.Error.Kind == ErrorKind.Unavailable ? Errors.TemporarilyUnavailable : Errors.InvalidToken, result.Error.Message);
            return;
        }

        context.Subject = token.Subject.ToString();
        context.TokenId = token.JwtId;
        context.TokenType = TokenTypes.Bearer;
        context.ClientId = token.ClientId.ToString("D");
        context.IssuedAt = token.IssuedAt;
        context.ExpiresAt = token.ExpiresAt;
        context.Audiences.UnionWith(token.Audiences);
        context.Scopes.UnionWith(token.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        AddOurClaims(context, token);
    }

    private static void AddOurClaims(HandleIntrospectionRequestContext context, AccessToken token)
    {
        context.Claims[Claims.Issuer] = context.Options.Issuer!.OriginalString;
        context.Claims[IamClaims.Organization] = token.OrganizationId.ToString();
        context.Claims[IamClaims.MemberVersion] = token.MemberVersion;
        context.Claims[IamClaims.Family] = token.Family.Value;
        context.Claims[IamClaims.Environment] = token.Environment.Name;
        if (token.Accounts.Count > 0)
        {
            context.Claims[IamClaims.Accounts] = Ids(token.Accounts);
        }

        if (token.AccountPermissions.Count > 0)
        {
            context.Claims[IamClaims.AccountPermissions] = new JsonArray(
            [
                .. token.AccountPermissions.Select(p => new JsonObject { ["accounts"] = Ids(p.AccountIds), ["scope"] = string.Join(' ', p.Permissions) }),
            ]);
        }
    }

    private static JsonArray Ids(IReadOnlyList<AccountId> accounts) => new([.. accounts.Select(a => JsonValue.Create(a.ToString()))]);
}

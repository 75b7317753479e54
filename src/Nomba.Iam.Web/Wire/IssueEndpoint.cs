using Mediator;
using Nomba.Iam.Application.Tokens;

namespace Nomba.Iam.Web.Wire;

/// <summary>POST /v1/auth/token/issue: client credentials, and the two other grants that clients send here.</summary>
internal sealed class IssueEndpoint(ISender sender, RefreshEndpoint refresh)
{
    public async Task<IResult> HandleAsync(HttpContext context, WireBody body)
    {
        if (WireAccount.Find(context.Request) is not { } account)
        {
            return WireAnswers.Unauthorized;
        }

        return body.Require(WireFields.GrantType) switch
        {
            "client_credentials" => await IssueAsync(account, body, context.RequestAborted),
            "refresh_token" => await RefreshAsync(context, account, body),
            "authorization_code" => await ExchangeAsync(account, body, context.RequestAborted),
            _ => throw WireFault.Bad("grant_type is not one of client_credentials, refresh_token, authorization_code"),
        };
    }

    private async Task<IResult> IssueAsync(WireAccount account, WireBody body, CancellationToken cancellationToken)
    {
        var (id, secret) = (body.Require(WireFields.ClientId), body.Require(WireFields.ClientSecret));
        var key = await sender.Send(new AuthenticateKey(ClientIdOf(id), secret, account.Id), cancellationToken);
        var pair = key.TryGetValue(out var authenticated)
            ? await sender.Send(new IssueKeyTokens(authenticated.Credential.ClientId, [], []), cancellationToken)
            : key.Error;
        return pair.TryGetValue(out var tokens)
            ? WireAnswers.Tokens(tokens, account.Text)
            : WireAnswers.Refuse(pair.Error, WireAnswers.InvalidCredentials);
    }

    // Credentials are not asked for with a refresh token; where they are sent all the same, they must be right.
    private async Task<IResult> RefreshAsync(HttpContext context, WireAccount account, WireBody body)
    {
        if (body.Find(WireFields.ClientSecret) is { } secret)
        {
            var query = new AuthenticateKey(ClientIdOf(body.Require(WireFields.ClientId)), secret, account.Id);
            if (await sender.Send(query, context.RequestAborted) is { IsSuccess: false } failed)
            {
                return WireAnswers.Refuse(failed.Error, WireAnswers.InvalidCredentials);
            }
        }

        return await refresh.HandleAsync(context, body);
    }

    private async Task<IResult> ExchangeAsync(WireAccount account, WireBody body, CancellationToken cancellationToken)
    {
        var (code, verifier) = (body.Require(WireFields.Code), body.Require(WireFields.CodeVerifier));
        var (client, redirect) = (ClientIdOf(body.Require(WireFields.ClientId)), body.Require(WireFields.RedirectUri));
        if (!await sender.Send(new IsPublicApplication(client), cancellationToken))
        {
            return WireAnswers.InvalidCredentials;
        }

        var command = new ExchangeCode(code, client, redirect, verifier) { OrganizationId = account.Id };
        var pair = await sender.Send(command, cancellationToken);
        return pair.TryGetValue(out var tokens)
            ? WireAnswers.Tokens(tokens, account.Text)
            : WireAnswers.Refuse(pair.Error, WireAnswers.InvalidCredentials);
    }

    // What is no UUID is nobody's id, and gets nobody's answer after nobody's work.
    private static Guid ClientIdOf(string text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;
}

using Mediator;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire;

/// <summary>Kills the family of a token. No authentication: whoever holds a token may end it.</summary>
internal sealed class RevokeEndpoint(ISender sender) : IWireEndpoint
{
    public static string Path => WireRegistration.Prefix + "/auth/token/revoke";

    public static IReadOnlyList<WireField> Fields { get; } = [WireField.AccessToken, WireField.BareToken, WireField.RefreshToken, WireField.ClientId];

    public async ValueTask<WireAnswer> AnswerAsync(WireRequest request, CancellationToken cancellationToken)
    {
        if (Refuse(request) is { } refusal)
        {
            return WireAnswer.Of(refusal);
        }

        request.TryReadClient(out var client);
        foreach (var token in new[] { request.Body[WireField.AccessToken], request.Body[WireField.RefreshToken] }.OfType<string>())
        {
            var result = await sender.Send(new RevokeToken(token, client, request.Account?.Id), cancellationToken);
            if (!result.IsSuccess)
            {
                return WireAnswer.Of(result.Error);
            }
        }

        return WireAnswer.Revoked;
    }

    private static Error? Refuse(WireRequest request)
    {
        var body = request.Body;
        if (request.SaysAccount && request.Account is null)
        {
            return WireErrors.NoAccount;
        }

        // Two short bodies that are in use, {token} and {refresh_token}, name no client. The documented one does.
        var isShort = body[WireField.BareToken] is not null || body[WireField.RefreshToken] is not null;
        var missing = isShort ? null : body.Missing(WireField.AccessToken, WireField.ClientId);
        return missing ?? (request.TryReadClient(out _) ? null : TokenErrors.InvalidClient);
    }
}

using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// Checks a token by itself (RFC 9068 section 4, RFC 8725): one algorithm, one type, keys from the issuer's set alone, issuer, audience and
/// expiry. What a header says about where to find a key is ignored.
/// </summary>
internal sealed class JwtCheck(IssuerMetadata metadata, IOptions<NombaResourceServerOptions> options, IssuerClock clock)
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = 16 * 1024 };

    public async ValueTask<TokenVerdict> CheckAsync(string text, CancellationToken cancellationToken)
    {
        if (!Handler.CanReadToken(text) || Read(text) is not { } unverified)
        {
            return TokenVerdict.BadToken;
        }

        var issuer = await metadata.FindAsync(cancellationToken);
        if (issuer is not null && !issuer.SigningKeys.Any(k => k.KeyId == unverified.Kid))
        {
            issuer = await metadata.RefreshAsync(cancellationToken);
        }

        if (issuer is null)
        {
            return new TokenVerdict.Unknown();
        }

        var result = await Handler.ValidateTokenAsync(unverified, ParametersFor(issuer));
        if (!result.IsValid)
        {
            return TokenVerdict.BadToken;
        }

        var token = (JsonWebToken)result.SecurityToken;
        return JwtClaims.CallerOf(token) is { } caller && caller.Environment == options.Value.Environment && JwtClaims.MarksOf(token, caller) is { } marks
            ? new TokenVerdict.Good(caller, marks)
            : TokenVerdict.BadToken;
    }

    // A critical header that nobody here understands must be refused (RFC 7515 section 4.1.11).
    private static JsonWebToken? Read(string text)
    {
        try
        {
            var token = Handler.ReadJsonWebToken(text);
            return token.TryGetHeaderValue<object>("crit", out _) ? null : token;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private TokenValidationParameters ParametersFor(OpenIdConnectConfiguration issuer) => new()
    {
        ValidIssuer = issuer.Issuer,
        ValidAudience = options.Value.Audience,
        ValidTypes = ["at+jwt", "application/at+jwt"],
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKeys = issuer.SigningKeys,
        TryAllIssuerSigningKeys = false,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = options.Value.ClockSkew,
        LifetimeValidator = IsInTime,
    };

    private bool IsInTime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires > now - parameters.ClockSkew && (notBefore is null || notBefore <= now + parameters.ClockSkew);
    }
}

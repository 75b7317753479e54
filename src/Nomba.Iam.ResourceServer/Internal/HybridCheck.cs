using System.Net;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// Checks a token in memory: what it says, once, by its signature; whether it is alive, each time, by the revocations. Asks the issuer where memory cannot
/// know, and refuses with 503 where the issuer cannot be asked either.
/// </summary>
internal sealed class HybridCheck(
    JwtCheck jwt, IntrospectionCheck introspection, VerifiedTokens verified, RevocationState state, IssuerClock clock, Instruments instruments)
{
    private static readonly TokenVerdict.Refused Over = new("The token is not valid, has expired, or is not for this API.");

    public ValueTask<TokenVerdict> CheckAsync(string text, IPAddress? address, CancellationToken cancellationToken)
    {
        if (!state.IsCurrent)
        {
            instruments.Introspected("stale_feed");
            return introspection.CheckAsync(text, address, cancellationToken);
        }

        var hash = TokenHash.Of(text);
        if (verified.Find(hash) is not { } token)
        {
            return VerifyAsync(text, hash, address, cancellationToken);
        }

        instruments.Hit();
        return JudgeAsync(token, text, address, cancellationToken);
    }

    private async ValueTask<TokenVerdict> VerifyAsync(string text, TokenHash hash, IPAddress? address, CancellationToken cancellationToken)
    {
        instruments.Miss();
        var epoch = verified.Epoch;
        var verdict = await jwt.CheckAsync(text, cancellationToken);
        if (verdict is not TokenVerdict.Good { Marks: { } marks } good)
        {
            return verdict;
        }

        var token = new VerifiedToken(good, marks);
        verified.Add(hash, token, epoch);
        return await JudgeAsync(token, text, address, cancellationToken);
    }

    private ValueTask<TokenVerdict> JudgeAsync(VerifiedToken token, string text, IPAddress? address, CancellationToken cancellationToken)
    {
        // Without the tolerance for clocks that a token is first looked at with: this is the issuer's own clock.
        if (token.Marks.ExpiresAt <= clock.GetUtcNow())
        {
            return ValueTask.FromResult<TokenVerdict>(Over);
        }

        switch (token.Judge(state))
        {
            case TokenLife.Alive:
                return ValueTask.FromResult<TokenVerdict>(token.Verdict);
            case TokenLife.Dead:
                return ValueTask.FromResult<TokenVerdict>(Over);
            default:
                instruments.Introspected("doubtful");
                return introspection.CheckAsync(text, address, cancellationToken);
        }
    }
}

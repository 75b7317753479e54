using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Whether an access token is good right now: the one check behind introspection, userinfo and the management API. Signature and expiry,
/// environment, family, member alive, member version. From memory when warm; refused when memory may be out of date.
/// </summary>
internal sealed class LiveTokens(
    IAccessTokenFormat format, IRevocations revocations, IMemberDirectory members, IOptions<TokenOptions> options)
{
    public ValueTask<Result<LiveToken>> FindAsync(string text, CancellationToken cancellationToken) => FindAsync(Read(text), cancellationToken);

    /// <summary>A token that we signed, in time and of an environment that this issuer works for; whether it is good is another question.</summary>
    public AccessToken? Read(string text) => format.Read(text) is { } token && options.Value.Environments.Contains(token.Environment) ? token : null;

    public async ValueTask<Result<LiveToken>> FindAsync(AccessToken? token, CancellationToken cancellationToken)
    {
        if (token is null)
        {
            return TokenErrors.InvalidToken;
        }

        // A family that another node killed is known from the events alone: without them there is no answer.
        if (!revocations.IsCurrent)
        {
            return TokenErrors.Unavailable;
        }

        if (revocations.IsDead(token.Family) || token.IssuedAt < revocations.EarliestIssue(token.OrganizationId, token.ClientId))
        {
            return TokenErrors.InvalidToken;
        }

        var member = await members.FindAsync(token.Subject, cancellationToken);
        return member is { IsAlive: true } && member.Version == token.MemberVersion
            ? new LiveToken(token, member)
            : TokenErrors.InvalidToken;
    }
}

using System.Net;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Whether an access token is good right now: the one check behind introspection, userinfo and the management API. Signature and expiry,
/// environment, family, member alive, member version, application alive, and where and until when the member may be used. From memory when warm;
/// refused when memory may be out of date.
/// </summary>
internal sealed class LiveTokens(
    IAccessTokenFormat format, IRevocations revocations, IMemberDirectory members, IClientDirectory clients, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <param name="text">The token.</param>
    /// <param name="address">Who sent it, by address; null when that is not known, which a restricted key's token does not survive.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<Result<LiveToken>> FindAsync(string text, IPAddress? address, CancellationToken cancellationToken) =>
        FindAsync(Read(text), address, cancellationToken);

    /// <summary>A token that we signed, in time and of an environment that this issuer works for; whether it is good is another question.</summary>
    public AccessToken? Read(string text) => format.Read(text) is { } token && options.Value.Environments.Contains(token.Environment) ? token : null;

    public async ValueTask<Result<LiveToken>> FindAsync(AccessToken? token, IPAddress? address, CancellationToken cancellationToken)
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
        return member is not null && member.Version == token.MemberVersion && token.IssuedAt >= member.TokensFrom
            && member.IsUsable(token.Environment, time.GetUtcNow()) && member.Restrictions.AllowsAddress(address)
            && await MayActAsync(token, member, cancellationToken)
            ? new LiveToken(EndingWith(token, member.Restrictions), member)
            : TokenErrors.InvalidToken;
    }

    // Dates alone would trust that the clocks of all nodes agree.
    private async ValueTask<bool> MayActAsync(AccessToken token, MemberSnapshot member, CancellationToken cancellationToken) =>
        member.Kind == MemberKind.ApiKey || await clients.FindAsync(token.ClientId, cancellationToken) is ClientRecord.OfApplication { IsActive: true };

    // The key's end may have been brought nearer since: whoever keeps the answer for as long as it says must not keep it longer.
    private static AccessToken EndingWith(AccessToken token, KeyRestrictions restrictions) =>
        restrictions.ExpiresAt is { } end && end < token.ExpiresAt ? token with { ExpiresAt = end } : token;
}

using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Whether an access token is good right now: the one check behind introspection, userinfo and the management API. Signature and expiry,
/// environment, family, member alive, member version, application alive. From memory when warm; refused when memory may be out of date.
/// </summary>
internal sealed class LiveTokens(
    IAccessTokenFormat format, IRevocations revocations, IMemberDirectory members, IClientDirectory clients, IOptions<TokenOptions> options)
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
        return member is { IsAlive: true } && member.Version == token.MemberVersion && token.IssuedAt >= member.TokensFrom
            && await MayActAsync(token, member, cancellationToken)
            ? new LiveToken(token, member)
            : TokenErrors.InvalidToken;
    }

    // Dates alone would trust that the clocks of all nodes agree.
    private async ValueTask<bool> MayActAsync(AccessToken token, MemberSnapshot member, CancellationToken cancellationToken) =>
        member.Kind == MemberKind.ApiKey || await clients.FindAsync(token.ClientId, cancellationToken) is ClientRecord.OfApplication { IsActive: true };
}

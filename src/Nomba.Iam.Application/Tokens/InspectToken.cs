using System.Net;
using Mediator;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>An access token as text; good for <paramref name="Audience"/> when one is named, and from <paramref name="Address"/>.</summary>
public sealed record InspectToken(string Token, string? Audience, IPAddress? Address) : IQuery<Result<LiveToken>>
{
    public override string ToString() => nameof(InspectToken);
}

internal sealed class InspectTokenHandler(LiveTokens tokens) : IQueryHandler<InspectToken, Result<LiveToken>>
{
    public async ValueTask<Result<LiveToken>> Handle(InspectToken query, CancellationToken cancellationToken)
    {
        var found = await tokens.FindAsync(query.Token, query.Address, cancellationToken);
        return found.TryGetValue(out var live) && query.Audience is { } audience && !live.Token.Audiences.Contains(audience, StringComparer.Ordinal)
            ? TokenErrors.InvalidToken
            : found;
    }
}

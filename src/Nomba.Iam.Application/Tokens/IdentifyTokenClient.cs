using Mediator;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Whose an access token is or was; null when it is none of ours.</summary>
public sealed record IdentifyTokenClient(string Token) : IQuery<Guid?>
{
    public override string ToString() => nameof(IdentifyTokenClient);
}

internal sealed class IdentifyTokenClientHandler(IAccessTokenFormat format) : IQueryHandler<IdentifyTokenClient, Guid?>
{
    public ValueTask<Guid?> Handle(IdentifyTokenClient query, CancellationToken cancellationToken) =>
        ValueTask.FromResult(format.ReadEvenExpired(query.Token)?.ClientId);
}

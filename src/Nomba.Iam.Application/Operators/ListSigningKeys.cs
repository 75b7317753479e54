using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Operators;

/// <summary>The keys that sign tokens, newest first, never the keys themselves.</summary>
public sealed record ListSigningKeys : IQuery<Result<IReadOnlyList<SigningKeyListing>>>, IOperatorMessage;

internal sealed class ListSigningKeysHandler(ISigningKeyStore keys, TimeProvider time) : IQueryHandler<ListSigningKeys, Result<IReadOnlyList<SigningKeyListing>>>
{
    public async ValueTask<Result<IReadOnlyList<SigningKeyListing>>> Handle(ListSigningKeys query, CancellationToken cancellationToken) =>
        Result<IReadOnlyList<SigningKeyListing>>.From(SigningKeyListing.Of(await keys.ListAsync(cancellationToken), time.GetUtcNow()));
}

using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;
using OpenIddict.Abstractions;

namespace Nomba.Iam.Web.OAuth.Grants;

/// <summary>One grant type: takes a request that the protocol engine found well-formed, from a client that it authenticated.</summary>
internal interface IGrant
{
    string Type { get; }

    ValueTask<Result<TokenPair>> RedeemAsync(OpenIddictRequest request, Guid client, CancellationToken cancellationToken);
}

using Nomba.Iam.Application.Usage;
using OpenIddict.Abstractions;

namespace Nomba.Iam.Infrastructure.Applications;

/// <summary>
/// The clients of one request. Keeps what the request found first, so that a suspension in its middle cannot show two truths to one
/// validation; what it then mints carries the old member version, or a date from before, and is dead on arrival. Scoped: nothing outlives
/// the request.
/// </summary>
internal sealed class RequestClients(IOpenIddictApplicationStore<OAuthClient> store, OAuthClientSource source, KeyUse use) : IOpenIddictApplicationCache<OAuthClient>
{
    private OAuthClient? _found;

    public ValueTask AddAsync(OAuthClient application, CancellationToken cancellationToken) => default;

    public async ValueTask<OAuthClient?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken)
    {
        if (_found?.ClientId != identifier)
        {
            _found = await store.FindByClientIdAsync(identifier, cancellationToken);
            if (_found is null && await source.ExplainAsync(identifier, cancellationToken) is { } nobody)
            {
                use.Refuse(nobody.Key, nobody.Reason);
            }
        }

        return _found;
    }

    public ValueTask<OAuthClient?> FindByIdAsync(string identifier, CancellationToken cancellationToken) => FindByClientIdAsync(identifier, cancellationToken);

    public IAsyncEnumerable<OAuthClient> FindByPostLogoutRedirectUriAsync(string uri, CancellationToken cancellationToken) =>
        store.FindByPostLogoutRedirectUriAsync(uri, cancellationToken);

    public IAsyncEnumerable<OAuthClient> FindByRedirectUriAsync(string uri, CancellationToken cancellationToken) =>
        store.FindByRedirectUriAsync(uri, cancellationToken);

    public ValueTask RemoveAsync(OAuthClient application, CancellationToken cancellationToken)
    {
        _found = null;
        return default;
    }
}

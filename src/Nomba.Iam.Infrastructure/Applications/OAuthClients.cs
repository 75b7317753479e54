using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Applications;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace Nomba.Iam.Infrastructure.Applications;

/// <summary>The two decisions about clients that are ours: how a secret is compared, and how a redirect URI is.</summary>
internal sealed class OAuthClients(
    IOpenIddictApplicationCache<OAuthClient> cache,
    ILogger<OpenIddictApplicationManager<OAuthClient>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options,
    IOpenIddictApplicationStore<OAuthClient> store,
    ClientSecrets secrets) : OpenIddictApplicationManager<OAuthClient>(cache, logger, options, store)
{
    public override ValueTask<bool> ValidateClientSecretAsync(OAuthClient application, string secret, CancellationToken cancellationToken = default) =>
        secrets.AreRightAsync(application, secret, cancellationToken);

    public override ValueTask<bool> ValidateRedirectUriAsync(OAuthClient application, string uri, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(application.RedirectUris.Any(registered => RedirectUri.Matches(registered, uri)));
}

using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// The issuer's metadata and keys. Revocation story: refreshed in the background every <see cref="RegularRefresh"/>, which is as long as the
/// issuer lets readers keep them, so a revoked signing key is taken no longer than that; an unknown key id asks for a refresh at once, at most
/// every <see cref="MinimumRefresh"/>, so that a flood of invented ids cannot become a flood of requests.
/// </summary>
internal sealed class IssuerMetadata
{
    private static readonly TimeSpan MinimumRefresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RegularRefresh = TimeSpan.FromMinutes(5);

    private readonly ConfigurationManager<OpenIdConnectConfiguration> _source;

    public IssuerMetadata(IOptions<NombaResourceServerOptions> options, IHttpClientFactory http)
    {
        var authority = options.Value.Authority.TrimEnd('/');
        var documents = new HttpDocumentRetriever(http.CreateClient(NombaDefaults.HttpClient)) { RequireHttps = authority.StartsWith("https:", StringComparison.Ordinal) };
        _source = new ConfigurationManager<OpenIdConnectConfiguration>(
            authority + "/.well-known/openid-configuration", new OpenIdConnectConfigurationRetriever(), documents)
        {
            RefreshInterval = MinimumRefresh,
            AutomaticRefreshInterval = RegularRefresh,
        };
    }

    /// <summary>The metadata, or null when it could not be had.</summary>
    public async ValueTask<OpenIdConnectConfiguration?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>The metadata again, newer if the rate limit allows it.</summary>
    public ValueTask<OpenIdConnectConfiguration?> RefreshAsync(CancellationToken cancellationToken)
    {
        _source.RequestRefresh();
        return FindAsync(cancellationToken);
    }
}

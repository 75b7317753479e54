using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// The issuer's metadata and keys. Revocation story: read again in the background every <see cref="RefreshEvery"/>, which is as long as the issuer lets readers keep them, when the feed says that the keys have changed, and when a token
/// names a key that is not among them: that one waits for the answer, and asks at most every <see cref="MinimumRefresh"/>, so that a flood of invented ids cannot become a flood
/// of requests. A set that cannot be read again stays: keys are public and outlive their tokens at the issuer.
/// </summary>
internal sealed class IssuerMetadata : IDisposable
{
    private static readonly TimeSpan MinimumRefresh = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromMinutes(5);

    // Requests wait for it: a network that went silent must not hold them.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly string _address;
    private readonly HttpDocumentRetriever _documents;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile Reading? _reading;
    private long _triedAt;

    private sealed record Reading(OpenIdConnectConfiguration Configuration, long At);

    public IssuerMetadata(IOptions<NombaResourceServerOptions> options, IHttpClientFactory http, TimeProvider time)
    {
        var authority = options.Value.Authority.TrimEnd('/');
        _address = authority + "/.well-known/openid-configuration";
        _documents = new HttpDocumentRetriever(http.CreateClient(NombaDefaults.HttpClient)) { RequireHttps = authority.StartsWith("https:", StringComparison.Ordinal) };
        (_time, _triedAt) = (time, long.MinValue);
    }

    /// <summary>The metadata, or null when it could not be had.</summary>
    public async ValueTask<OpenIdConnectConfiguration?> FindAsync(CancellationToken cancellationToken)
    {
        if (_reading is not { } reading)
        {
            return await ReadAsync(null, cancellationToken);
        }

        if (_time.GetElapsedTime(reading.At) > RefreshEvery)
        {
            _ = ReadAsync(reading, CancellationToken.None);
        }

        return reading.Configuration;
    }

    /// <summary>The metadata again, newer if the rate limit allows it and it can be had.</summary>
    public Task<OpenIdConnectConfiguration?> RefreshAsync(CancellationToken cancellationToken) => ReadAsync(_reading, cancellationToken);

    public void Dispose() => _gate.Dispose();

    // Whoever waited while another read takes what that one has found.
    private async Task<OpenIdConnectConfiguration?> ReadAsync(Reading? known, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var isTooSoon = _triedAt != long.MinValue && _time.GetElapsedTime(_triedAt) < MinimumRefresh;
            if (!ReferenceEquals(_reading, known) || isTooSoon)
            {
                return _reading?.Configuration;
            }

            _triedAt = _time.GetTimestamp();
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            var read = await OpenIdConnectConfigurationRetriever.GetAsync(_address, _documents, patience.Token);
            _reading = new Reading(read, _triedAt);
            return read;
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException or ArgumentException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return _reading?.Configuration;
        }
        finally
        {
            _gate.Release();
        }
    }
}

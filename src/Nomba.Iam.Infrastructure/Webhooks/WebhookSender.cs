using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Makes one attempt: a signed POST to an address that somebody else chose. Nothing of the answer is trusted, and little of it read.</summary>
internal sealed class WebhookSender : IDisposable
{
    private const int MaxDrain = 16 * 1024;
    private const int MaxHeaderKilobytes = 16;

    private readonly HttpMessageInvoker _http;
    private readonly IWebhookSecretProtector _protector;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    public WebhookSender(WebhookTargets targets, IWebhookSecretProtector protector, IOptions<WebhookOptions> options, TimeProvider time)
    {
        (_protector, _timeout, _time) = (protector, options.Value.Timeout, time);

        // No redirects: they would lead away from the address that was checked. No proxy: it would connect in our place.
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = targets.ConnectAsync,
            ConnectTimeout = _timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            MaxResponseDrainSize = MaxDrain,
            ActivityHeadersPropagator = null,
        });
    }

    public async Task<WebhookAttempt> SendAsync(Shipment shipment, int number, CancellationToken cancellationToken)
    {
        var (at, started) = (_time.GetUtcNow(), _time.GetTimestamp());
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(_timeout);
        WebhookAttempt Ended() => new(shipment.Delivery.Id, number, at, (int)_time.GetElapsedTime(started).TotalMilliseconds);
        try
        {
            using var request = Sign(shipment, at);
            using var answer = await _http.SendAsync(request, limited.Token);
            var status = (int)answer.StatusCode;
            var excerpt = await ResponseExcerpt.ReadAsync(answer.Content, limited.Token);
            return Ended() with { StatusCode = status, ResponseExcerpt = excerpt, Error = Refusal(status) };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Ended() with { Error = string.Create(CultureInfo.InvariantCulture, $"There was no whole answer within {_timeout.TotalSeconds} seconds.") };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or SocketException)
        {
            return Ended() with { Error = Reason(exception) };
        }
        catch (CryptographicException)
        {
            return Ended() with { Error = "The signing secret of this endpoint cannot be read any more. Rotate it." };
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Sign(Shipment shipment, DateTimeOffset at)
    {
        var (happened, endpoint) = (shipment.Event, shipment.Endpoint);
        var secrets = endpoint.SigningSecrets(at);
        var signatures = secrets.Skip(1).Select(TryOpen).OfType<WebhookSecret>().Prepend(_protector.Open(secrets[0])).Select(s => s.Sign(happened.Id, at, happened.Body));
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(happened.Body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = content };
        request.Headers.Add("webhook-id", happened.Id.ToString());
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", string.Join(' ', signatures));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("Nomba-Iam-Webhooks", "1"));
        return request;
    }

    // The secret before may be lost with the keys that it was encrypted under: that is when people rotate, and the new one must work at once.
    private WebhookSecret? TryOpen(SealedWebhookSecret secret)
    {
        try
        {
            return _protector.Open(secret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string? Refusal(int status) => status switch
    {
        >= 200 and <= 299 => null,
        >= 300 and <= 399 => $"The receiver answered {status}. Redirects are not followed.",
        _ => $"The receiver answered {status}.",
    };

    // In words of our own: the library's may hold addresses of this network.
    private static string Reason(Exception exception) => exception switch
    {
        _ when (exception as PrivateAddressException ?? exception.InnerException as PrivateAddressException) is { } refused => refused.Message,
        HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
            "The host name cannot be resolved.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The TLS handshake failed. Is the certificate valid?",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "The connection failed.",
        _ => "The exchange broke off.",
    };
}

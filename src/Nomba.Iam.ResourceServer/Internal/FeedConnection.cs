using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Nomba.Iam.Contracts.Revocations;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// One connection to the revocation feed, from its opening to its end. Comes back with the last event that it saw, so that nothing is missed; what it knew
/// stays known. A connection that is silent for too long is over, whatever the network says.
/// </summary>
internal sealed class FeedConnection(
    IHttpClientFactory http,
    IOptions<NombaResourceServerOptions> options,
    RevocationState state,
    FeedTiming timing,
    FeedConsequences consequences,
    ILogger<FeedConnection> log)
{
    // Three pulses.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(6);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private long? _last;

    /// <summary>How a connection ended.</summary>
    public readonly record struct End(string Why, bool WasReady);

    public async Task<End> FollowAsync(CancellationToken cancellationToken)
    {
        var wasReady = false;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Silence);
        try
        {
            using var request = Request();
            using var response = await http.CreateClient(NombaDefaults.HttpClient).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return new End($"status {(int)response.StatusCode}", false);
            }

            timing.Begin();
            await using var body = await response.Content.ReadAsStreamAsync(patience.Token);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(patience.Token))
            {
                patience.CancelAfter(Silence);
                wasReady |= item.EventType == "ready";
                if (!Take(item, wasReady))
                {
                    return new End("the node is behind", wasReady);
                }
            }

            return new End("the node closed it", wasReady);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or JsonException or FormatException or OperationCanceledException)
        {
            return new End(exception.GetType().Name, wasReady);
        }
    }

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, options.Value.Authority.TrimEnd('/') + "/api/v1/revocations/feed");
        request.Headers.Authorization = IssuerCredentials.Of(options.Value);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        if (_last is { } last)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", last.ToString(CultureInfo.InvariantCulture));
        }

        return request;
    }

    // False for a node whose own knowledge is too old: another one may know more.
    private bool Take(SseItem<string> item, bool isLive)
    {
        switch (item.EventType)
        {
            case "revocation":
                var happened = JsonSerializer.Deserialize<RevocationFeedEvent>(item.Data, Json) ?? throw new JsonException("An event of the feed is empty.");
                state.Apply(happened);
                _last = happened.Sequence;
                consequences.OfEvent(happened, isLive);
                return true;
            case "ready" or "pulse":
                var pulse = JsonSerializer.Deserialize<RevocationFeedPulse>(item.Data, Json) ?? throw new JsonException("A pulse of the feed is empty.");
                state.Confirm(timing.Take(pulse));
                consequences.OfPulse(pulse);
                if (item.EventType == "ready")
                {
                    log.FeedReady(pulse.Node);
                }

                return TimeSpan.FromMilliseconds(pulse.AgeMs) < options.Value.StalenessLimit;
            default:
                // Something new that an older reader need not know; what it must know is an event.
                return true;
        }
    }
}

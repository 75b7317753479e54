using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nomba.Iam.Contracts.Revocations;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// Tells the issuer which events are enforced here, and that this instance is there. Nothing waits for it: an issuer that cannot be told learns it later, and
/// names this instance as behind until then.
/// </summary>
internal sealed class Receipts(
    IHttpClientFactory http, IOptions<NombaResourceServerOptions> options, RevocationState state, TimeProvider time, ILogger<Receipts> log) : BackgroundService
{
    // Of what was already known when this instance began, the issuer infers that it is enforced; what happened just before is told.
    private static readonly TimeSpan JustBefore = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const int MostAtOnce = 500;
    private const int MostWaiting = 20_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Guid _instance = Guid.CreateVersion7(time.GetUtcNow());
    private readonly ConcurrentQueue<(long Sequence, long AppliedAt)> _waiting = new();
    private readonly SemaphoreSlim _signal = new(0, 1);
    private long _readyAt = long.MinValue;

    public void Add(RevocationFeedEvent happened, bool isLive)
    {
        var isRecent = time.GetUtcNow().ToUnixTimeMilliseconds() - happened.At < JustBefore.TotalMilliseconds;
        if ((isLive || isRecent) && _waiting.Count < MostWaiting)
        {
            _waiting.Enqueue((happened.Sequence, time.GetTimestamp()));
            Wake();
        }
    }

    /// <summary>The first snapshot is complete, or the feed goes on.</summary>
    public void Ready()
    {
        if (_readyAt == long.MinValue)
        {
            _readyAt = time.GetTimestamp();
            Wake();
        }
    }

    public override void Dispose()
    {
        _signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Mode != ValidationMode.Hybrid)
        {
            return;
        }

        try
        {
            while (true)
            {
                await _signal.WaitAsync(BeatEvery, stoppingToken);
                if (_readyAt != long.MinValue)
                {
                    // Events that come together are told together.
                    await Task.Delay(Together, stoppingToken);
                    await TellAsync(false, stoppingToken);
                }
            }
        }
        finally
        {
            if (_readyAt != long.MinValue)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
                await TellAsync(true, patience.Token);
            }
        }
    }

    private async Task TellAsync(bool isLeaving, CancellationToken cancellationToken)
    {
        do
        {
            var batch = _waiting.Take(MostAtOnce).ToList();
            if (!await SendAsync(batch, isLeaving, cancellationToken))
            {
                return;
            }

            batch.ForEach(_ => _waiting.TryDequeue(out var _));
        }
        while (!_waiting.IsEmpty);
    }

    private async Task<bool> SendAsync(List<(long Sequence, long AppliedAt)> batch, bool isLeaving, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Authority.TrimEnd('/') + "/api/v1/revocations/receipts");
            request.Headers.Authorization = IssuerCredentials.Of(options.Value);
            request.Content = JsonContent.Create(Say(batch, isLeaving), options: Json);
            using var response = await http.CreateClient(NombaDefaults.HttpClient).SendAsync(request, patience.Token);
            if (response.IsSuccessStatusCode)
            {
                return true;
            }

            log.ReceiptsWait($"status {(int)response.StatusCode}", _waiting.Count);

            // What an issuer does not take now it never takes: the next ones must not wait behind it. Not so while it does not know this API, or has too much to do.
            return response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            if (!isLeaving && !cancellationToken.IsCancellationRequested)
            {
                log.ReceiptsWait(exception.GetType().Name, _waiting.Count);
            }
        }

        return false;
    }

    private RevocationReceiptsRequest Say(List<(long Sequence, long AppliedAt)> batch, bool isLeaving) => new()
    {
        Instance = _instance,
        Name = options.Value.InstanceName,
        ReadyForMs = Since(_readyAt),
        LagMs = (long)Math.Ceiling((state.Lag ?? TimeSpan.Zero).TotalMilliseconds),
        AppliedSequence = state.AppliedSequence,
        Leaving = isLeaving,
        Applied = [.. batch.Select(b => new AppliedRevocation(b.Sequence, Since(b.AppliedAt)))],
    };

    private long Since(long timestamp) => (long)time.GetElapsedTime(timestamp).TotalMilliseconds;

    private void Wake()
    {
        if (_signal.CurrentCount == 0)
        {
            try
            {
                _signal.Release();
            }
            catch (SemaphoreFullException)
            {
                // Somebody else has: that is as good.
            }
        }
    }
}

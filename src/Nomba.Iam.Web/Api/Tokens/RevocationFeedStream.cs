using System.Buffers;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Revocations;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Web.Api.Tokens;

/// <summary>
/// Writes the revocation feed to one connection as server-sent events: what is known, <c>ready</c>, then each event as it takes effect here, and a
/// pulse every two seconds. A reader that does not take what is sent is cut off; it comes back with <c>Last-Event-ID</c>.
/// </summary>
internal sealed class RevocationFeedStream(RevocationFeed feed, IRevocations revocations, NodeIdentity node, IKeySetMark keys, IHostApplicationLifetime lifetime, TimeProvider time)
{
    public static readonly TimeSpan PulseEvery = TimeSpan.FromSeconds(2);

    // More than a healthy network needs for anything that is sent here, and less than a reader may be out of date.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task WriteAsync(HttpResponse response, long? after, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        using var subscription = await feed.FollowAsync(after, stopping.Token);
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            foreach (var known in subscription.Known)
            {
                Write(buffer, known);
            }

            Write(buffer, "ready", Pulse());
            await SendAsync(response, buffer, stopping.Token);
            await FollowAsync(response, buffer, subscription, stopping.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader left, was too slow, or the host stops. Aborting tells the reader that this was not the end of the story.
            response.HttpContext.Abort();
        }
    }

    private async Task FollowAsync(HttpResponse response, ArrayBufferWriter<byte> buffer, RevocationSubscription subscription, CancellationToken cancellationToken)
    {
        var lastPulse = time.GetTimestamp();
        while (!subscription.IsCutOff)
        {
            // The age is taken before the events are, so whatever is older than it is written before it.
            var pulse = time.GetElapsedTime(lastPulse) >= PulseEvery ? Pulse() : null;
            while (subscription.TryRead(out var happened))
            {
                Write(buffer, happened!);
            }

            if (pulse is not null)
            {
                Write(buffer, "pulse", pulse);
                lastPulse = time.GetTimestamp();
            }

            if (buffer.WrittenCount > 0)
            {
                await SendAsync(response, buffer, cancellationToken);
            }

            var left = PulseEvery - time.GetElapsedTime(lastPulse);
            if (left > TimeSpan.Zero)
            {
                await subscription.WaitAsync(left, cancellationToken);
            }
        }

        response.HttpContext.Abort();
    }

    // Before the first look at the table nothing is known: as old as can be.
    private RevocationFeedPulse Pulse()
    {
        var age = revocations.Age ?? TimeSpan.FromDays(1);
        return new RevocationFeedPulse(
            (long)Math.Ceiling(age.TotalMilliseconds), (long)time.GetElapsedTime(0).TotalMilliseconds, time.GetUtcNow().ToUnixTimeMilliseconds(), keys.Mark, node.Id);
    }

    private static void Write(ArrayBufferWriter<byte> buffer, RevocationEvent happened)
    {
        if (RevocationFeedKinds.NameOf(happened.Kind) is { } kind)
        {
            var byDate = happened.Kind is not (RevocationKind.Member or RevocationKind.Family);
            var said = new RevocationFeedEvent(
                happened.Sequence, kind, happened.Subject, happened.Version, happened.At.ToUnixTimeMilliseconds(), byDate ? happened.EarliestIssue.ToUnixTimeSeconds() : 0);
            Encoding.ASCII.GetBytes($"id: {happened.Sequence}\n", buffer);
            Write(buffer, "revocation", said);
        }
    }

    private static void Write<T>(ArrayBufferWriter<byte> buffer, string name, T value)
    {
        Encoding.ASCII.GetBytes($"event: {name}\ndata: ", buffer);
        buffer.Write(JsonSerializer.SerializeToUtf8Bytes(value, Json));
        buffer.Write("\n\n"u8);
    }

    private static async Task SendAsync(HttpResponse response, ArrayBufferWriter<byte> buffer, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await response.Body.WriteAsync(buffer.WrittenMemory, patience.Token);
        await response.Body.FlushAsync(patience.Token);
        buffer.ResetWrittenCount();
    }
}

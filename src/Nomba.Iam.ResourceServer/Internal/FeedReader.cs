using System.Security.Cryptography;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>Follows the issuer's revocation feed for as long as the host runs, over one connection after the other. In mode hybrid alone.</summary>
internal sealed class FeedReader(
    FeedConnection connection, RevocationState state, IssuerNodeChoice nodes, IOptions<NombaResourceServerOptions> options, ILogger<FeedReader> log) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Mode != ValidationMode.Hybrid)
        {
            return;
        }

        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            var turn = nodes.Turn;
            var end = await connection.FollowAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            log.FeedLost(end.Why, state.AppliedSequence);
            nodes.Leave(turn);
            pause = end.WasReady ? ShortestPause : Min(pause * 2, LongestPause);
            await Task.Delay(pause * (RandomNumberGenerator.GetInt32(50, 150) / 100.0), stoppingToken);
        }
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;
}

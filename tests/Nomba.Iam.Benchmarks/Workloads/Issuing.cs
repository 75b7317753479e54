using Nomba.Iam.Benchmarks.Load;

namespace Nomba.Iam.Benchmarks.Workloads;

/// <summary>Client credentials for an access and a refresh token.</summary>
internal sealed class Issuing(OAuthServer server) : IWorkload
{
    private static readonly byte[] RefreshToken = "\"refresh_token\""u8.ToArray();

    public Task PrepareAsync(int callers, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task SendAsync(int caller, CancellationToken cancellationToken)
    {
        var answer = await server.IssueAsync(cancellationToken);
        if (answer.AsSpan().IndexOf(RefreshToken) < 0)
        {
            throw new BenchmarkException("An answer has no refresh token.");
        }
    }
}

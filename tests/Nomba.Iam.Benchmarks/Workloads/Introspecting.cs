using Nomba.Iam.Benchmarks.Load;

namespace Nomba.Iam.Benchmarks.Workloads;

/// <summary>A resource server asks about an access token that is good.</summary>
internal sealed class Introspecting(OAuthServer server) : IWorkload
{
    private string _token = "";

    public async Task PrepareAsync(int callers, CancellationToken cancellationToken) => _token = OAuthRequests.AccessToken(await server.IssueAsync(cancellationToken));

    public async Task SendAsync(int caller, CancellationToken cancellationToken)
    {
        if (!await server.IsActiveAsync(_token, cancellationToken))
        {
            throw new BenchmarkException("A good token was called inactive.");
        }
    }
}

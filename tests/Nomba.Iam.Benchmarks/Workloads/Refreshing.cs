using Nomba.Iam.Benchmarks.Load;

namespace Nomba.Iam.Benchmarks.Workloads;

/// <summary>A refresh token for the next one. Each caller keeps a family of its own and uses its newest, as a well-behaved client does.</summary>
internal sealed class Refreshing(OAuthServer server) : IWorkload
{
    private string[] _newest = [];

    public async Task PrepareAsync(int callers, CancellationToken cancellationToken)
    {
        if (_newest.Length != callers)
        {
            _newest = await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ => OAuthRequests.RefreshToken(await server.IssueAsync(cancellationToken))));
        }
    }

    public async Task SendAsync(int caller, CancellationToken cancellationToken) =>
        _newest[caller] = OAuthRequests.RefreshToken(await server.RefreshAsync(_newest[caller], cancellationToken));
}

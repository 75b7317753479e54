using System.Net;
using System.Net.Http.Headers;
using Nomba.Iam.Benchmarks.Load;

namespace Nomba.Iam.Benchmarks.Workloads;

/// <summary>Calls an endpoint of an API; with a token of <paramref name="issuer"/> when there is one.</summary>
internal sealed class Calling(HttpClient api, string path, OAuthServer? issuer) : IWorkload
{
    private AuthenticationHeaderValue? _bearer;

    public async Task PrepareAsync(int callers, CancellationToken cancellationToken)
    {
        if (issuer is not null)
        {
            _bearer = new AuthenticationHeaderValue("Bearer", OAuthRequests.AccessToken(await issuer.IssueAsync(cancellationToken)));
        }
    }

    public async Task SendAsync(int caller, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = _bearer;
        using var response = await api.SendAsync(request, cancellationToken);
        await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new BenchmarkException($"{api.BaseAddress}{path} answered {(int)response.StatusCode}.");
        }
    }
}

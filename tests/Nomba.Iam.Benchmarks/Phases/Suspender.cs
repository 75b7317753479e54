using System.Net.Http.Headers;
using System.Net.Http.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Workloads;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>The merchant's key operator, at one node.</summary>
internal sealed class Suspender(ProductCluster cluster, OAuthServer node)
{
    private static readonly TimeSpan TokenAge = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time = TimeProvider.System;
    private string _bearer = "";
    private long _bearerFrom;

    private SeededOrganization Organization => cluster.Seeded.Organizations[0];

    /// <summary>The key of that number, with a token of its own.</summary>
    public async Task<Victim> ChooseAsync(int number, CancellationToken cancellationToken)
    {
        var key = Organization.ApiKeys[ProductPlan.FirstVictim + number];
        var credentials = Credentials.Of(key.Live);
        return new Victim(key.Id, credentials, OAuthRequests.AccessToken(await node.IssueAsync(credentials, cancellationToken)));
    }

    /// <summary>When the suspension was answered.</summary>
    public async Task<long> SuspendAsync(Victim victim, CancellationToken cancellationToken)
    {
        if (_bearer.Length == 0 || _time.GetElapsedTime(_bearerFrom) > TokenAge)
        {
            _bearer = OAuthRequests.AccessToken(await node.IssueAsync(cluster.KeyAt(ProductPlan.Operator), cancellationToken));
            _bearerFrom = _time.GetTimestamp();
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/organizations/{Organization.AccountId}/api-keys/{victim.KeyId}/suspend");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _bearer);
        request.Content = JsonContent.Create(new { reason = "benchmark" });
        using var response = await node.Http.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? _time.GetTimestamp()
            : throw new BenchmarkException($"A suspension was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }

    /// <summary>Whether this node refuses the token and a new one, at the first request for each.</summary>
    public async Task<bool> RefusesAsync(Victim victim, CancellationToken cancellationToken)
    {
        var isActive = await node.IsActiveAsync(victim.Token, cancellationToken);
        return !isActive && !await node.GrantsAsync(victim.Credentials, cancellationToken);
    }
}

using System.Net;
using System.Net.Http.Headers;
using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Workloads;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>Somebody who accepts a token until it hears that it must not.</summary>
internal sealed class Witness(string name, Func<string, CancellationToken, Task<bool>> accepts)
{
    // Without a pause the asking itself would keep the machine from passing the news on.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time = TimeProvider.System;

    public static Witness OfNode(OAuthServer node) => new("the second node", node.IsActiveAsync);

    /// <summary>An endpoint of the sample API that needs a permission and no database.</summary>
    public static Witness OfApi(ChildProcess api, Guid account)
    {
        var http = LoadClient.Create(api.Address, 1);
        http.DefaultRequestHeaders.Add("accountId", account.ToString());
        return new Witness(api.Name, async (token, cancellationToken) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/transfers/banks");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request, cancellationToken);
            return response.StatusCode switch
            {
                HttpStatusCode.OK => true,
                HttpStatusCode.Unauthorized => false,
                _ => throw new BenchmarkException($"{api.Name} answered {(int)response.StatusCode}."),
            };
        });
    }

    public async Task AcceptAsync(string token, CancellationToken cancellationToken)
    {
        if (!await accepts(token, cancellationToken))
        {
            throw new BenchmarkException($"{name} refused a good token.");
        }
    }

    /// <summary>Milliseconds from then until the first refusal was here.</summary>
    public async Task<double> WaitForRefusalAsync(string token, long suspendedAt, CancellationToken cancellationToken)
    {
        while (await accepts(token, cancellationToken))
        {
            if (_time.GetElapsedTime(suspendedAt) > Limit)
            {
                throw new BenchmarkException($"{name} still accepts a token {Limit.TotalSeconds} s after its key was suspended.");
            }

            await Task.Delay(Pause, _time, cancellationToken);
        }

        return _time.GetElapsedTime(suspendedAt).TotalMilliseconds;
    }
}

namespace Nomba.Iam.Benchmarks.Load;

/// <summary>So many connections to one server, kept open from slice to slice.</summary>
internal static class LoadClient
{
    public static HttpClient Create(Uri address, int connections) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };
}

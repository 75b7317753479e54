using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Load;

namespace Nomba.Iam.Benchmarks.Workloads;

/// <summary>The product's nodes as authorization servers.</summary>
internal static class ProductServers
{
    public static OAuthServer ServerAt(this ProductCluster cluster, Uri address, int connections) => new(
        LoadClient.Create(address, connections),
        "/oauth2/token",
        "/oauth2/introspect",
        cluster.KeyAt(ProductPlan.Server),
        Credentials.Of(cluster.Seeded.ResourceServers[0]));

    public static Credentials KeyAt(this ProductCluster cluster, int number) => Credentials.Of(cluster.Seeded.Organizations[0].ApiKeys[number].Live);
}

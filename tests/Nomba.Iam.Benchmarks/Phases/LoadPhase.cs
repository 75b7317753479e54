using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Servers;
using Nomba.Iam.Benchmarks.Stock;
using Nomba.Iam.Benchmarks.Workloads;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>
/// Every operation at every server, in short slices by turns: whatever else the machine does meanwhile falls upon all of them, and the ratios
/// hold where the figures do not.
/// </summary>
internal static class LoadPhase
{
    public static async Task<IReadOnlyList<Series>> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        Progress.Say("load: starting the servers");
        await using var cluster = await ProductCluster.SeedAsync(ProductPlan.With(victims: 0), null, cancellationToken);
        var node = await cluster.StartNodeAsync(cancellationToken);
        var product = cluster.ServerAt(node.Address, settings.Connections);
        await using var stock = await StockProcess.StartAsync(settings.Connections, cancellationToken);
        await using var processes = new ProcessGroup();
        var constant = await processes.AddAsync(StartConstantAsync(product, cancellationToken));
        var constantHttp = LoadClient.Create(constant.Address, settings.Connections);
        List<Series> series =
        [
            new(Operations.Issue, Operations.Product, new Issuing(product), node),
            new(Operations.Issue, Operations.Stock, new Issuing(stock.Server), stock.Process),
            new(Operations.Issue, Operations.Constant, new Issuing(product with { Http = constantHttp, TokenPath = "/token" }), constant),
            new(Operations.Refresh, Operations.Product, new Refreshing(product), node),
            new(Operations.Refresh, Operations.Stock, new Refreshing(stock.Server), stock.Process),
            new(Operations.Introspect, Operations.Product, new Introspecting(product), node),
            new(Operations.Introspect, Operations.Stock, new Introspecting(stock.Server), stock.Process),
            new(Operations.Plain, Operations.Constant, new Calling(constantHttp, "/plain", null), constant),
        ];
        var open = await processes.AddAsync(ApiProcesses.StartOpenAsync(cancellationToken));
        series.Add(new Series(Operations.Api, Operations.Open, new Calling(LoadClient.Create(open.Address, settings.Connections), ApiServer.Open, null), open));
        var apis = new ApiProcesses(cluster.Issuer, product.Api);
        foreach (var mode in ApiMode.All)
        {
            var api = await processes.AddAsync(apis.StartAsync(mode, cancellationToken));
            series.Add(new Series(Operations.Api, mode.Name, new Calling(LoadClient.Create(api.Address, settings.Connections), ApiServer.Protected, product), api));
        }

        await MeasureAsync(series, settings, cancellationToken);
        return series;
    }

    // A constant as long as what the product answers: the bytes cost something too.
    private static async Task<ChildProcess> StartConstantAsync(OAuthServer product, CancellationToken cancellationToken)
    {
        var answer = await product.IssueAsync(cancellationToken);
        var command = ChildCommand.OfVerb(ConstantServer.Verb, [answer.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)], new Dictionary<string, string>());
        return await ChildProcess.StartAsync("the constant endpoint", command, cancellationToken);
    }

    private static async Task MeasureAsync(IReadOnlyList<Series> series, BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        Progress.Say("load: warming up");
        foreach (var one in series)
        {
            await one.WarmUpAsync(SliceShape.Lasting(settings.Connections, settings.WarmUp), cancellationToken);
        }

        for (var round = 1; round <= settings.Rounds; round++)
        {
            Progress.Say($"load: round {round} of {settings.Rounds}");
            foreach (var one in series)
            {
                await one.MeasureAsync(SliceShape.Lasting(settings.Connections, settings.SliceLength), cancellationToken);
            }
        }
    }
}

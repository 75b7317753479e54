using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Load;
using Nomba.Iam.Benchmarks.Stock;
using Nomba.Iam.Benchmarks.Workloads;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>
/// SQL statements and rows of each operation, warm: the product inside this process, where a listener hears what Entity Framework sends; the
/// stock host counts its own.
/// </summary>
internal static class StatementPhase
{
    private const int Requests = 50;

    public static async Task<IReadOnlyList<StatementFigure>> RunAsync(CancellationToken cancellationToken)
    {
        Progress.Say("statements: the product");
        List<StatementFigure> figures = [.. await OfProductAsync(cancellationToken)];
        Progress.Say("statements: stock OpenIddict");
        figures.AddRange(await OfStockAsync(cancellationToken));
        return figures;
    }

    private static async Task<List<StatementFigure>> OfProductAsync(CancellationToken cancellationToken)
    {
        await using var host = QuietHost.Create();
        var merchant = await Merchant.SeedAsync(host);
        var file = Path.Combine(host.DataDirectory, "iam.db");
        var server = new OAuthServer(merchant.Http, "/oauth2/token", "/oauth2/introspect", Credentials.Of(merchant.Admin.Live), Credentials.Of(merchant.Api));
        var figures = new List<StatementFigure>();
        foreach (var (operation, workload) in WorkloadsOf(server))
        {
            await WarmUpAsync(workload, cancellationToken);
            var before = await RowCounts.ReadAsync(file, cancellationToken);
            host.Statements.Reset();
            await SendAsync(workload, Requests, cancellationToken);
            string[] sent = [.. host.Statements.Sent];
            figures.Add(Figure(operation, Operations.Product, new StatementCount(sent.Length, sent.Count(StatementCount.IsWrite)), await RowsSinceAsync(file, before, cancellationToken)));
        }

        return figures;
    }

    private static async Task<List<StatementFigure>> OfStockAsync(CancellationToken cancellationToken)
    {
        await using var stock = await StockProcess.StartAsync(1, cancellationToken);
        var figures = new List<StatementFigure>();
        foreach (var (operation, workload) in WorkloadsOf(stock.Server))
        {
            await WarmUpAsync(workload, cancellationToken);
            var (rows, before) = (await RowCounts.ReadAsync(stock.SqliteFile, cancellationToken), await stock.CountStatementsAsync(cancellationToken));
            await SendAsync(workload, Requests, cancellationToken);
            var after = await stock.CountStatementsAsync(cancellationToken);
            figures.Add(Figure(operation, Operations.Stock, new StatementCount(after.All - before.All, after.Writes - before.Writes), await RowsSinceAsync(stock.SqliteFile, rows, cancellationToken)));
        }

        return figures;
    }

    private static (string Operation, IWorkload Workload)[] WorkloadsOf(OAuthServer server) =>
        [(Operations.Issue, new Issuing(server)), (Operations.Refresh, new Refreshing(server)), (Operations.Introspect, new Introspecting(server))];

    private static async Task WarmUpAsync(IWorkload workload, CancellationToken cancellationToken)
    {
        await workload.PrepareAsync(1, cancellationToken);
        await SendAsync(workload, 2, cancellationToken);
    }

    private static async Task SendAsync(IWorkload workload, int requests, CancellationToken cancellationToken)
    {
        for (var i = 0; i < requests; i++)
        {
            await workload.SendAsync(0, cancellationToken);
        }
    }

    private static async Task<long> RowsSinceAsync(string file, IReadOnlyDictionary<string, long> before, CancellationToken cancellationToken) =>
        RowCounts.Added(before, await RowCounts.ReadAsync(file, cancellationToken)).Where(t => !UsageTables.Hold(t.Key)).Sum(t => t.Value);

    private static StatementFigure Figure(string operation, string server, StatementCount count, long rows) =>
        new(operation, server, (double)count.All / Requests, (double)count.Writes / Requests, (double)rows / Requests);
}

using Nomba.Iam.Benchmarks.Hosts;
using Nomba.Iam.Benchmarks.Servers;
using Nomba.Iam.Benchmarks.Workloads;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>
/// Suspends keys one by one over the management API, and measures how long each of five resource APIs and a second node go on accepting a token
/// of theirs. The clock starts when the suspension is answered: from then on whoever suspended may rely on it.
/// </summary>
internal static class SuspensionPhase
{
    private const int Connections = 2;

    public static async Task<SuspensionFigures> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        Progress.Say($"suspensions: starting two nodes and {SuspensionFigures.ApiCount} APIs");
        var database = await PostgresDatabase.CreateAsync(cancellationToken);
        await using var cluster = await ProductCluster.SeedAsync(ProductPlan.With(settings.Suspensions), database, cancellationToken);
        var first = cluster.ServerAt((await cluster.StartNodeAsync(cancellationToken)).Address, Connections);
        var second = cluster.ServerAt((await cluster.StartNodeAsync(cancellationToken)).Address, Connections);
        using var files = new TemporaryDirectory();
        await using var processes = new ProcessGroup();
        var (apis, mode) = (new List<Witness>(), ApiMode.Revoking);
        for (var number = 1; number <= SuspensionFigures.ApiCount; number++)
        {
            var starting = new ApiProcesses(cluster.Issuer, first.Api).StartSampleAsync(mode, files.File($"api-{number}"), cancellationToken);
            apis.Add(Witness.OfApi(await processes.AddAsync(starting), cluster.Seeded.Organizations[0].AccountId));
        }

        return await MeasureAsync(new Suspender(cluster, first), apis, Witness.OfNode(second), settings.Suspensions, cancellationToken) with { Mode = mode.Name, Database = cluster.Database };
    }

    private static async Task<SuspensionFigures> MeasureAsync(
        Suspender suspender, List<Witness> apis, Witness second, int keys, CancellationToken cancellationToken)
    {
        var (atApis, atSecond, sameNode) = (new List<double>(), new List<double>(), 0);
        for (var number = 0; number < keys; number++)
        {
            if (number % 100 == 0)
            {
                Progress.Say($"suspensions: {number} of {keys}");
            }

            var victim = await suspender.ChooseAsync(number, cancellationToken);
            foreach (var witness in apis.Append(second))
            {
                await witness.AcceptAsync(victim.Token, cancellationToken);
            }

            var suspendedAt = await suspender.SuspendAsync(victim, cancellationToken);
            var times = Task.WhenAll(apis.Append(second).Select(witness => witness.WaitForRefusalAsync(victim.Token, suspendedAt, cancellationToken)));
            sameNode += await suspender.RefusesAsync(victim, cancellationToken) ? 1 : 0;
            var milliseconds = await times;
            atApis.AddRange(milliseconds[..^1]);
            atSecond.Add(milliseconds[^1]);
        }

        return new SuspensionFigures("", "", keys, sameNode, atApis, atSecond);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>The instances of resource APIs and what they enforce, the nodes, and the events that both go by.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Keeps_what_an_instance_tells_however_often_it_does()
    {
        var server = await AddServerAsync("merchant-api");
        var (id, now) = (Guid.CreateVersion7(), Time.GetUtcNow());
        var report = Report(id, server, now) with { Applied = new Dictionary<long, DateTimeOffset> { [7] = now, [9] = now } };

        var told = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Validators.ReportAsync(report, CancellationToken.None)));
        await Validators.ReportAsync(report with { At = now.AddSeconds(3), Lag = TimeSpan.FromMilliseconds(40), Name = "till 2", IsLeaving = true, Applied = new Dictionary<long, DateTimeOffset> { [9] = now.AddHours(1) } }, CancellationToken.None);

        Assert.All(told, Assert.True);
        var found = Assert.Single(await Validators.ListAsync(now, CancellationToken.None));
        Assert.Equal((id, "merchant-api", "till 2", TimeSpan.FromMilliseconds(40), 9L), (found.Id, found.Audience, found.Name, found.Lag, found.AppliedSequence));
        Assert.False(found.IsLiveAt(now.AddSeconds(3)));
        Assert.Equal([id], (await Validators.ReceiptsOfAsync(9, CancellationToken.None)).Keys);
        Assert.InRange((await Validators.ReceiptsOfAsync(9, CancellationToken.None))[id], now.AddSeconds(-1), now.AddSeconds(1));
        Assert.Empty(await Validators.ReceiptsOfAsync(8, CancellationToken.None));
        Assert.Empty(await Validators.ListAsync(now.AddMinutes(1), CancellationToken.None));
    }

    [Fact]
    public async Task Keeps_an_instance_from_speaking_for_another_resource_server()
    {
        var (server, other) = (await AddServerAsync("merchant-api"), await AddServerAsync("other-api"));
        var (id, now) = (Guid.CreateVersion7(), Time.GetUtcNow());
        Assert.True(await Validators.ReportAsync(Report(id, server, now), CancellationToken.None));

        Assert.False(await Validators.ReportAsync(Report(id, other, now) with { Applied = new Dictionary<long, DateTimeOffset> { [7] = now } }, CancellationToken.None));

        Assert.Empty(await Validators.ReceiptsOfAsync(7, CancellationToken.None));
    }

    [Fact]
    public async Task Finds_the_last_event_about_a_subject_and_reads_by_date_and_by_number()
    {
        var (member, now) = (MemberId.New(Time), Time.GetUtcNow());
        async Task<long> WriteAsync(RevocationEvent happened)
        {
            await _database.QueryAsync(async context =>
            {
                context.Add(happened);
                return await context.SaveChangesAsync();
            });
            return happened.Sequence;
        }

        var first = await WriteAsync(RevocationEvent.OfMember(member, 2, now, now.AddDays(1)));

        // Of a node whose clock is far behind: its date is long over, and its number is not.
        var behind = await WriteAsync(RevocationEvent.OfMember(member, 3, now.AddMinutes(-10), now.AddDays(1)));
        await WriteAsync(RevocationEvent.OfSettings(member, now, now.AddDays(1)));
        await WriteAsync(RevocationEvent.OfMember(MemberId.New(Time), 2, now, now.AddSeconds(-1)));
        var events = _database.Services.GetRequiredService<IRevocationEventSource>();

        Assert.Equal(behind, (await Validators.FindLatestAsync(RevocationKind.Member, member.ToString(), CancellationToken.None))!.Sequence);
        Assert.Null(await Validators.FindLatestAsync(RevocationKind.Family, member.ToString(), CancellationToken.None));
        Assert.Equal([first, behind, behind + 1], (await events.ReadSinceAsync(now, first, CancellationToken.None)).Select(e => e.Sequence));
        Assert.DoesNotContain(behind, (await events.ReadSinceAsync(now, behind, CancellationToken.None)).Select(e => e.Sequence));
        Assert.Null(await events.FindTimeAsync(behind + 1_000, CancellationToken.None));
    }

    [Fact]
    public async Task Knows_the_nodes_that_were_there_lately()
    {
        var nodes = _database.Services.GetRequiredService<INodeStore>();
        var now = Time.GetUtcNow();
        var (old, gone, here) = (NodeAt(now.AddHours(-3), now.AddMinutes(-5)), NodeAt(now.AddHours(-2), now), NodeAt(now.AddHours(-1), now));
        foreach (var node in new[] { old, gone, here, here with { Followers = 4 } })
        {
            await nodes.SaveAsync(node, CancellationToken.None);
        }

        await nodes.RemoveAsync(gone.Id, CancellationToken.None);

        var known = Assert.Single(await nodes.ListAsync(now.AddSeconds(-30), CancellationToken.None), n => n.Name == "iam-1");
        Assert.Equal((here.Id, 4, TimeSpan.FromMilliseconds(90)), (known.Id, known.Followers, known.RevocationAge));
    }

    private IValidatorStore Validators => _database.Services.GetRequiredService<IValidatorStore>();

    private static Node NodeAt(DateTimeOffset started, DateTimeOffset seen) => new(Guid.CreateVersion7(), "iam-1", started, seen, TimeSpan.FromMilliseconds(90), 1);

    private static ValidatorReport Report(Guid id, ResourceServerId server, DateTimeOffset now) => new(id, server, "till")
    {
        At = now,
        ReadyAt = now.AddMinutes(-1),
        Lag = TimeSpan.FromMilliseconds(20),
        AppliedSequence = 9,
        IsLeaving = false,
        Applied = new Dictionary<long, DateTimeOffset>(),
    };

    private async Task<ResourceServerId> AddServerAsync(string audience)
    {
        var server = ResourceServer.Register(audience, [], new HashedSecret("h1$x"), Time);
        await ChangeAsync((services, token) => services.GetRequiredService<IResourceServerStore>().AddAsync(server, token));
        return server.Id;
    }
}

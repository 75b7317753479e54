using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

/// <summary>The moment at which a new secret is used for the first time, and what follows from it.</summary>
public sealed class FirstUseTests : IAsyncLifetime
{
    private const string Server = ManagedOrganization.Server;
    private const string Activated = "api_key.secret_activated";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private ManagedOrganization _merchant = null!;

    public FirstUseTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync() => _merchant = await ManagedOrganization.SeedAsync(_host, _host.CreateClient());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private SeededCredential Old => _merchant.Key(Server).Live;

    [Fact]
    public async Task Happens_once_however_many_ask_on_two_nodes()
    {
        await using var node = _host.SecondNode();
        var other = new ManagedOrganization(node, node.CreateClient(), _merchant.Seeded);
        var secret = await _merchant.RotatedAsync(Server, "live", null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? _merchant : other).WorksAsync(Old.ClientId, secret)));

        Assert.All(answers, Assert.True);
        await _merchant.SingleAuditAsync(_merchant.Key(Server).Id, Activated);
        Assert.Equal(["active", "retiring"], await _merchant.StatesAsync(Server));
    }

    [Fact]
    public async Task Or_the_cancellation_wins_and_never_both()
    {
        for (var round = 0; round < 5; round++)
        {
            var secret = await _merchant.RotatedAsync(Server, "live", """{"gracePeriodSeconds":0}""");

            var (cancelling, used) = (_merchant.CancelAsync(Server), _merchant.WorksAsync(Old.ClientId, secret));
            using var cancelled = await cancelling;
            var worked = await used;

            Assert.Equal(worked ? HttpStatusCode.Conflict : HttpStatusCode.OK, cancelled.StatusCode);
            Assert.Equal(worked, await _merchant.WorksAsync(Old.ClientId, secret));
            if (worked)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task Is_refused_once_the_secret_was_taken_back_on_another_node()
    {
        await using var node = _host.SecondNode();
        var other = new ManagedOrganization(node, node.CreateClient(), _merchant.Seeded);
        var secret = await _merchant.RotatedAsync(Server, "live", null);
        Assert.True(await other.WorksAsync(Old.ClientId, Old.ClientSecret!));

        using var cancelled = await _merchant.CancelAsync(Server);

        Assert.Equal(HttpStatusCode.OK, cancelled.StatusCode);
        Assert.False(await other.WorksAsync(Old.ClientId, secret));
        Assert.DoesNotContain(await _merchant.AuditAsync(_merchant.Key(Server).Id), e => e.Action == Activated);
    }

    [Fact]
    public async Task Starts_the_grace_period_which_ends_by_the_clock_alone()
    {
        var secret = await _merchant.RotatedAsync(Server, "live", """{"gracePeriodSeconds":600}""");
        _time.Advance(TimeSpan.FromDays(3));
        Assert.True(await _merchant.WorksAsync(Old.ClientId, Old.ClientSecret!));
        Assert.True(await _merchant.WorksAsync(Old.ClientId, secret));

        _time.Advance(TimeSpan.FromSeconds(590));
        Assert.True(await _merchant.WorksAsync(Old.ClientId, Old.ClientSecret!));
        _host.Statements.Reset();
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.False(await _merchant.WorksAsync(Old.ClientId, Old.ClientSecret!));
        Assert.True(await _merchant.WorksAsync(Old.ClientId, secret));
        Assert.DoesNotContain(_host.Statements.Sent, s => s.StartsWith("UPDATE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_503_when_it_cannot_be_written_and_stays_to_be_made()
    {
        var secret = await _merchant.RotatedAsync(Server, "live", null);
        await ExecuteAsync("""ALTER TABLE "AuditEntries" RENAME TO "Elsewhere" """);

        using var refused = await _merchant.TryIssueAsync(Old.ClientId, secret);
        var old = await _merchant.WorksAsync(Old.ClientId, Old.ClientSecret!);
        await ExecuteAsync("""ALTER TABLE "Elsewhere" RENAME TO "AuditEntries" """);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.DoesNotContain("access_token", await refused.TextAsync(), StringComparison.Ordinal);
        Assert.True(old);
        Assert.Equal(["pending", "active"], await _merchant.StatesAsync(Server));
        Assert.True(await _merchant.WorksAsync(Old.ClientId, secret));
        await _merchant.SingleAuditAsync(_merchant.Key(Server).Id, Activated);
    }

    [Fact]
    public async Task Is_the_only_use_of_a_secret_that_costs_a_statement()
    {
        var secret = await _merchant.RotatedAsync(Server, "live", null);
        await _merchant.WorksAsync(Old.ClientId, Old.ClientSecret!);
        _host.Statements.Reset();
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await _merchant.WorksAsync(Old.ClientId, Old.ClientSecret!));
        }

        Assert.Empty(_host.Statements.Sent);
        Assert.True(await _merchant.WorksAsync(Old.ClientId, secret));
        Assert.InRange(_host.Statements.Sent.Count, 4, 12);
        _host.Statements.Reset();
        for (var i = 0; i < 5; i++)
        {
            Assert.True(await _merchant.WorksAsync(Old.ClientId, secret));
            Assert.True(await _merchant.WorksAsync(Old.ClientId, Old.ClientSecret!));
        }

        Assert.Empty(_host.Statements.Sent);
    }

    [Fact]
    public async Task Happens_at_the_wire_API_too()
    {
        var secret = await _merchant.RotatedAsync(Server, "live", """{"gracePeriodSeconds":0}""");

        var accepted = await WireAsync(secret);
        var refused = await WireAsync(Old.ClientSecret!);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (accepted, refused));
        await _merchant.SingleAuditAsync(_merchant.Key(Server).Id, Activated);
    }

    private async Task<HttpStatusCode> WireAsync(string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "v1/auth/token/issue");
        request.Headers.Add("accountId", _merchant.Seeded.AccountId.ToString());
        request.Content = System.Net.Http.Json.JsonContent.Create(new { grant_type = "client_credentials", client_id = Old.ClientId, client_secret = secret });
        using var answer = await _merchant.SendAsync(request);
        return answer.StatusCode;
    }

    private async Task ExecuteAsync(string statement)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IamDbContext>().Database.ExecuteSqlRawAsync(statement, TestContext.Current.CancellationToken);
    }
}

using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Wire;

namespace Nomba.Iam.Web.Tests.Organizations;

/// <summary>What stops when an organization is suspended, and what begins again when it is resumed.</summary>
public sealed class SuspendOrganizationTests : IAsyncLifetime
{
    private readonly StoppedTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;
    private SignedIn _operator = null!;

    public SuspendOrganizationTests() => _host = new IamHost(_time, ("Iam:RateLimits:Enabled", "false"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _merchant = await Merchant.SeedAsync(_host);
        _operator = await _host.SignInOperatorAsync();
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Stops_every_key_and_token_at_once_and_no_other_organizations()
    {
        var (tokens, manager) = (await _merchant.IssueAsync(_merchant.Admin.Live), (await _merchant.IssueAsync(_merchant.Operator.Live)).AccessToken);
        var elsewhere = await _merchant.IssueAsync(_merchant.Other.ApiKeys[0].Live);

        await ChangeAsync("suspend");

        Assert.Equal("invalid_client", (await _merchant.IssueAsync(_merchant.Reader.Test)).Error);
        Assert.Equal("invalid_client", (await _merchant.IssueAsync(_merchant.Admin.Live)).Error);
        Assert.Equal("invalid_client", (await _merchant.RefreshAsync(_merchant.Admin.Live, tokens.RefreshToken)).Error);
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        using var managed = await _merchant.ManageAsync(HttpMethod.Get, "/api-keys", manager);
        await managed.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        Assert.True(await _merchant.IsActiveAsync(elsewhere.AccessToken));
        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Other.ApiKeys[0].Live, elsewhere.RefreshToken)).Status);
    }

    [Fact]
    public async Task Is_told_to_the_wire_API_in_its_own_words()
    {
        var caller = new WireCaller(_merchant);
        var tokens = await caller.IssueAsync(_merchant.Admin.Live);

        await ChangeAsync("suspend");

        Assert.Equal((401, "01"), (await caller.IssueAsync(_merchant.Admin.Live)).Refusal);
        Assert.Equal((401, "02"), (await caller.RefreshAsync(tokens.RefreshToken)).Refusal);
    }

    [Fact]
    public async Task Leaves_a_person_nothing_there_but_the_knowledge_of_it()
    {
        var owner = await SignedIn.AsAsync(_host, Merchant.OwnerEmail, Merchant.OwnerPassword);

        await ChangeAsync("suspend");

        using var inside = await owner.CallAsync(HttpMethod.Get, $"api/v1/organizations/{_merchant.Organization.Id}/api-keys");
        using var mine = await owner.CallAsync(HttpMethod.Get, "api/v1/organizations");
        await inside.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        Assert.Equal("suspended", Assert.Single((await mine.ReadAsync<Page<MyOrganizationResponse>>()).Items).Status);
    }

    [Fact]
    public async Task Resumes_within_the_same_instant_and_leaves_the_old_tokens_dead()
    {
        var before = await _merchant.IssueAsync(_merchant.Admin.Live);
        await ChangeAsync("suspend");
        await ChangeAsync("resume");

        var after = await _merchant.IssueAsync(_merchant.Admin.Live);

        Assert.True(await _merchant.IsActiveAsync(after.AccessToken));
        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, after.RefreshToken)).Status);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.False(await _merchant.IsActiveAsync(before.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, before.RefreshToken)).Error);
        Assert.True(await _merchant.IsActiveAsync(after.AccessToken));
    }

    [Fact]
    public async Task Leaves_a_key_suspended_that_was_suspended_itself()
    {
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        await ChangeAsync("suspend");
        await ChangeAsync("resume");

        Assert.Equal("invalid_client", (await _merchant.IssueAsync(_merchant.Admin.Live)).Error);
        Assert.Equal(200, (await _merchant.IssueAsync(_merchant.Reader.Live)).Status);
    }

    [Fact]
    public async Task Issues_on_another_node_what_lives_once_that_node_hears_of_the_resumption()
    {
        await ChangeAsync("suspend");
        await ChangeAsync("resume");
        await using var other = _host.SecondNode();
        var elsewhere = _merchant.On(other);

        // The first look at the organization there may come before the events: what is dated by it outlives them.
        var tokens = await elsewhere.IssueAsync(_merchant.Admin.Live);

        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.True(await elsewhere.IsActiveAsync(tokens.AccessToken));
    }

    [Fact]
    public async Task Lets_no_token_live_that_was_got_amid_the_suspension_on_either_node()
    {
        await using var other = _host.SecondNode();
        Merchant[] nodes = [_merchant, _merchant.On(other)];
        var handles = await Task.WhenAll(nodes.SelectMany(n => Enumerable.Range(0, 8).Select(_ => n.IssueAsync(n.Admin.Live))));
        var suspension = new TaskCompletionSource();

        var attempts = nodes.SelectMany((node, i) => Enumerable.Range(0, 8).Select(n => GetUntilRefusedAsync(node, handles[(i * 8) + n], suspension))).ToList();
        await ChangeAsync("suspend");
        suspension.SetResult();
        var got = (await Task.WhenAll(attempts)).SelectMany(t => t).ToList();

        Assert.NotEmpty(got);
        await AssertDeadAsync(nodes, got);
        await ChangeAsync("resume");
        await Eventually.HoldsAsync(async () => (await nodes[1].IssueAsync(nodes[1].Admin.Live)).Status == 200);
        await AssertDeadAsync(nodes, got);
    }

    // Issues and refreshes without a pause until it is refused after the suspension has returned.
    private static async Task<List<OAuthAnswer>> GetUntilRefusedAsync(Merchant node, OAuthAnswer first, TaskCompletionSource suspension)
    {
        List<OAuthAnswer> got = [first];
        var handle = first.RefreshToken;
        while (true)
        {
            var isOver = suspension.Task.IsCompleted;
            var issued = await node.IssueAsync(node.Admin.Live);
            var refreshed = await node.RefreshAsync(node.Admin.Live, handle);
            got.AddRange(new[] { issued, refreshed }.Where(a => a.Status == 200));
            handle = refreshed.Status == 200 ? refreshed.RefreshToken : handle;
            if (isOver && issued.Status != 200 && refreshed.Status != 200)
            {
                return got;
            }

            Cancellation.ThrowIfCancellationRequested();
        }
    }

    private static async Task AssertDeadAsync(Merchant[] nodes, List<OAuthAnswer> got)
    {
        foreach (var node in nodes)
        {
            foreach (var tokens in got)
            {
                Assert.False(await node.IsActiveAsync(tokens.AccessToken));
            }

            foreach (var tokens in got.DistinctBy(t => t.RefreshToken).TakeLast(20))
            {
                Assert.NotEqual(200, (await node.RefreshAsync(node.Admin.Live, tokens.RefreshToken)).Status);
            }
        }
    }

    private async Task ChangeAsync(string change)
    {
        using var answer = await _operator.CallAsync(
            HttpMethod.Post, $"api/v1/operator/organizations/{_merchant.Organization.Id}/{change}", change == "suspend" ? """{"reason":"fraud"}""" : null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

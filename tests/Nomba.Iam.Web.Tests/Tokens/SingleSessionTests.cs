using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class SingleSessionTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_new_issuance_ends_the_one_before_of_the_same_pair()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { singleSession = true });
        var (first, test) = (await _merchant.IssueAsync(_merchant.Admin.Live), await _merchant.IssueAsync(_merchant.Admin.Test));
        var refreshed = await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken);

        var second = await _merchant.IssueAsync(_merchant.Admin.Live);

        Assert.False(await _merchant.IsActiveAsync(first.AccessToken));
        Assert.False(await _merchant.IsActiveAsync(refreshed.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, refreshed.RefreshToken)).Error);
        Assert.True(await _merchant.IsActiveAsync(second.AccessToken));
        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, second.RefreshToken)).Status);
        Assert.True(await _merchant.IsActiveAsync(test.AccessToken));
    }

    [Fact]
    public async Task A_narrowed_issuance_counts_too()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { singleSession = true });
        var first = await _merchant.IssueAsync(_merchant.Admin.Live, ("scope", "accounts:read"));

        var second = await _merchant.IssueAsync(_merchant.Admin.Live, ("scope", "accounts:read"));

        Assert.False(await _merchant.IsActiveAsync(first.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken)).Error);
        Assert.Equal("accounts:read", (await _merchant.RefreshAsync(_merchant.Admin.Live, second.RefreshToken)).Scope);
    }

    [Fact]
    public async Task Becoming_single_ends_everything_from_before()
    {
        var before = await _merchant.IssueAsync(_merchant.Admin.Live);

        var key = await _merchant.RestrictAsync(_merchant.Admin, new { singleSession = true });

        Assert.Equal(2, key.Version);
        Assert.False(await _merchant.IsActiveAsync(before.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, before.RefreshToken)).Error);
    }

    [Fact]
    public async Task Of_many_at_once_on_two_nodes_exactly_one_lives()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { singleSession = true });
        await using var node = _host.SecondNode();
        var other = _merchant.On(node);
        Assert.Equal(200, (await other.IssueAsync(_merchant.Admin.Live)).Status);

        var issued = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(
            () => (i % 2 == 0 ? _merchant : other).IssueAsync(_merchant.Admin.Live), TestContext.Current.CancellationToken)));

        Assert.All(issued, i => Assert.Equal(200, i.Status));
        await Eventually.HoldsAsync(async () => await CountActiveAsync(_merchant, issued) == 1 && await CountActiveAsync(other, issued) == 1);

        // Long after every event was taken in, whoever asks: the ledger alone decides.
        var refreshed = await Task.WhenAll(issued.Select(i => _merchant.RefreshAsync(_merchant.Admin.Live, i.RefreshToken)));
        Assert.Single(refreshed, r => r.Status == 200);
    }

    [Fact]
    public async Task Only_such_a_key_pays_for_it()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { singleSession = true });
        await _merchant.IssueAsync(_merchant.Admin.Live);
        Assert.True(await _merchant.IsActiveAsync((await _merchant.IssueAsync(_merchant.Reader.Live)).AccessToken));
        _host.Statements.Reset();

        await _merchant.IssueAsync(_merchant.Reader.Live);
        Assert.Empty(_host.Statements.Sent);

        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        Assert.Equal(5, _host.Statements.Sent.Count);

        _host.Statements.Reset();
        Assert.True(await _merchant.IsActiveAsync(token));
        Assert.Empty(_host.Statements.Sent);
    }

    private static async Task<int> CountActiveAsync(Merchant node, OAuthAnswer[] issued) =>
        (await Task.WhenAll(issued.Select(i => node.IsActiveAsync(i.AccessToken)))).Count(active => active);
}

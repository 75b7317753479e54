using System.Buffers.Text;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class RefreshTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    public RefreshTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Costs_one_statement_for_the_first_and_for_every_later_turn()
    {
        var handle = (await _merchant.IssueAsync(_merchant.Admin.Live)).RefreshToken;
        _host.Statements.Reset();

        for (var turn = 0; turn < 3; turn++)
        {
            _host.Statements.Reset();
            handle = (await _merchant.RefreshAsync(_merchant.Admin.Live, handle)).RefreshToken;
            Assert.True(_host.Statements.Sent.Count == 1, string.Join("\n---\n", _host.Statements.Sent));
        }
    }

    [Fact]
    public async Task Gives_fifty_parallel_workers_one_lineage()
    {
        var handle = (await _merchant.IssueAsync(_merchant.Admin.Live)).RefreshToken;

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _merchant.RefreshAsync(_merchant.Admin.Live, handle)));

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        var successor = Assert.Single(answers.Select(a => a.RefreshToken).Distinct());
        Assert.Equal(50, answers.Select(a => a.AccessToken).Distinct().Count());
        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, successor)).Status);
    }

    [Fact]
    public async Task Kills_the_family_when_a_used_handle_returns_after_the_leeway()
    {
        var first = await _merchant.IssueAsync(_merchant.Admin.Live);
        var second = await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken);
        _time.Advance(TimeSpan.FromSeconds(31));

        var reuse = await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken);

        Assert.Equal((400, "invalid_grant"), (reuse.Status, reuse.Error));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, second.RefreshToken)).Error);
        Assert.False(await _merchant.IsActiveAsync(first.AccessToken));
        Assert.False(await _merchant.IsActiveAsync(second.AccessToken));
    }

    [Fact]
    public async Task Kills_the_family_when_a_handle_two_turns_old_returns_within_the_leeway()
    {
        var first = await _merchant.IssueAsync(_merchant.Admin.Live);
        var second = await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken);
        var third = await _merchant.RefreshAsync(_merchant.Admin.Live, second.RefreshToken);

        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken)).Error);
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, third.RefreshToken)).Error);
    }

    [Fact]
    public async Task Leaves_other_families_of_the_key_alone()
    {
        var (killed, other) = (await _merchant.IssueAsync(_merchant.Admin.Live), await _merchant.IssueAsync(_merchant.Admin.Live));
        await _merchant.PostAsync("/oauth2/revoke", _merchant.Admin.Live, ("token", killed.RefreshToken));

        Assert.False(await _merchant.IsActiveAsync(killed.AccessToken));
        Assert.True(await _merchant.IsActiveAsync(other.AccessToken));
    }

    [Fact]
    public async Task Refuses_a_handle_with_any_byte_changed()
    {
        var handle = (await _merchant.IssueAsync(_merchant.Admin.Live)).RefreshToken;
        var bytes = Base64Url.DecodeFromChars(handle);

        for (var i = 0; i < bytes.Length; i++)
        {
            var forged = (byte[])bytes.Clone();
            forged[i] ^= 1;
            Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, Base64Url.EncodeToString(forged))).Error);
        }

        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, handle)).Status);
    }

    [Fact]
    public async Task Refuses_a_handle_with_a_character_that_none_has()
    {
        var handle = (await _merchant.IssueAsync(_merchant.Admin.Live)).RefreshToken;

        foreach (var stranger in "!+/= é")
        {
            var refused = await _merchant.RefreshAsync(_merchant.Admin.Live, handle[..30] + stranger + handle[31..]);
            Assert.Equal((400, "invalid_grant"), (refused.Status, refused.Error));
        }

        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, handle)).Status);
    }

    [Fact]
    public async Task Refuses_a_handle_of_another_key_without_using_it_up()
    {
        var handle = (await _merchant.IssueAsync(_merchant.Admin.Live)).RefreshToken;

        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Reader.Live, handle)).Error);
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Test, handle)).Error);
        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, handle)).Status);
    }

    [Fact]
    public async Task Refuses_an_expired_handle_and_does_not_prolong_a_family_by_refreshing()
    {
        var first = await _merchant.IssueAsync(_merchant.Admin.Live);
        _time.Advance(TimeSpan.FromDays(13));
        var second = await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken);
        Assert.Equal(200, second.Status);
        _time.Advance(TimeSpan.FromDays(1));

        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, second.RefreshToken)).Error);
    }

    [Fact]
    public async Task Refuses_a_handle_of_another_ring()
    {
        await using var elsewhere = new IamHost(_time);
        var stranger = await Merchant.SeedAsync(elsewhere);
        var handle = (await stranger.IssueAsync(stranger.Admin.Live)).RefreshToken;

        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, handle)).Error);
    }

    [Fact]
    public async Task Leaves_no_living_token_when_the_key_is_suspended_in_the_middle_of_refreshes()
    {
        var handles = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            handles.Add((await _merchant.IssueAsync(_merchant.Admin.Live)).RefreshToken);
        }

        var refreshes = handles.Select(h => _merchant.RefreshAsync(_merchant.Admin.Live, h)).ToList();
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        var answers = await Task.WhenAll(refreshes);

        foreach (var answer in answers.Where(a => a.Status == 200))
        {
            Assert.False(await _merchant.IsActiveAsync(answer.AccessToken));
        }

        await _merchant.ChangeKeyAsync(_merchant.Admin, "resume");
        foreach (var answer in answers.Where(a => a.Status == 200))
        {
            Assert.False(await _merchant.IsActiveAsync(answer.AccessToken));
            Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(_merchant.Admin.Live, answer.RefreshToken)).Error);
        }
    }
}

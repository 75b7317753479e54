using Microsoft.Data.Sqlite;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Wire;

public sealed class RefreshTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private WireCaller _caller = null!;

    public RefreshTests() => _host = new IamHost(_time);

    private SeededApiKey Key => _caller.Merchant.Admin;

    public async ValueTask InitializeAsync() => _caller = await WireCaller.StartAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Answers_as_issuing_does_with_another_refresh_token_and_one_statement()
    {
        var first = await _caller.IssueAsync(Key.Live);
        _host.Statements.Reset();
        var second = await _caller.RefreshAsync(first.RefreshToken);

        Assert.Single(_host.Statements.Sent);
        Assert.Equal((200, "00", "Success"), (second.Status, second.Code, second.Description));
        Assert.Equal(first.Data.EnumerateObject().Select(m => m.Name), second.Data.EnumerateObject().Select(m => m.Name));
        Assert.Equal(_caller.Account, second.Data.GetProperty("businessId").GetString());
        Assert.NotEqual(first.RefreshToken, second.RefreshToken);
        Assert.InRange(second.RefreshToken.Length, 30, 60);
        Assert.Equal("1s", second.Header("X-Rate-Limit-Window"));
        Assert.True(await _caller.Merchant.IsActiveAsync(second.AccessToken));
    }

    [Fact]
    public async Task Gives_fifty_parallel_workers_one_lineage_in_one_row()
    {
        var first = await _caller.IssueAsync(Key.Live);
        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _caller.RefreshAsync(first.RefreshToken, first.AccessToken)));

        Assert.All(replies, r => Assert.Equal((200, "00"), (r.Status, r.Code)));
        var successor = Assert.Single(replies.Select(r => r.RefreshToken).Distinct());
        Assert.Equal(1, CountFamilies());
        Assert.Equal(200, (await _caller.RefreshAsync(successor)).Status);
    }

    [Fact]
    public async Task Repeats_a_lost_answer_within_the_leeway()
    {
        var first = await _caller.IssueAsync(Key.Live);
        var lost = await _caller.RefreshAsync(first.RefreshToken);
        _time.Advance(TimeSpan.FromSeconds(25));
        var repeated = await _caller.RefreshAsync(first.RefreshToken);

        Assert.Equal((200, lost.RefreshToken), (repeated.Status, repeated.RefreshToken));
    }

    [Fact]
    public async Task Kills_the_family_when_a_used_handle_returns_after_the_leeway()
    {
        var first = await _caller.IssueAsync(Key.Live);
        var second = await _caller.RefreshAsync(first.RefreshToken);
        _time.Advance(TimeSpan.FromSeconds(31));

        Assert.Equal((401, "02"), (await _caller.RefreshAsync(first.RefreshToken)).Refusal);
        var after = await _caller.RefreshAsync(second.RefreshToken);
        Assert.Equal((401, "02"), after.Refusal);
        Assert.Equal("Token expired", after.Description);
        Assert.False(await _caller.Merchant.IsActiveAsync(second.AccessToken));
    }

    [Fact]
    public async Task Refuses_a_handle_with_any_character_changed()
    {
        var handle = (await _caller.IssueAsync(Key.Live)).RefreshToken;
        for (var i = 0; i < handle.Length; i++)
        {
            var forged = handle.ToCharArray();
            forged[i] = forged[i] == 'A' ? 'B' : 'A';
            Assert.Equal((401, "02"), (await _caller.RefreshAsync(new string(forged))).Refusal);
        }

        Assert.Equal(200, (await _caller.RefreshAsync(handle)).Status);
    }

    [Fact]
    public async Task Refuses_a_handle_with_a_character_that_none_has()
    {
        var handle = (await _caller.IssueAsync(Key.Live)).RefreshToken;

        Assert.Equal((401, "02"), (await _caller.RefreshAsync(handle[..^1] + '!')).Refusal);
        Assert.Equal((401, "02"), (await _caller.RefreshAsync('!' + handle[1..])).Refusal);
        Assert.Equal(200, (await _caller.RefreshAsync(handle)).Status);
    }

    [Fact]
    public async Task Refuses_what_is_unknown_or_expired_or_of_a_suspended_key()
    {
        var handle = (await _caller.IssueAsync(Key.Live)).RefreshToken;
        var suspended = (await _caller.IssueAsync(_caller.Merchant.Reader.Live)).RefreshToken;
        await _caller.Merchant.ChangeKeyAsync(_caller.Merchant.Reader, "suspend");

        Assert.Equal((401, "02"), (await _caller.RefreshAsync(suspended)).Refusal);
        Assert.Equal((401, "02"), (await _caller.RefreshAsync("nonsense")).Refusal);
        _time.Advance(TimeSpan.FromDays(14));
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(handle)).Refusal);
    }

    [Fact]
    public async Task Asks_for_the_organization_of_the_handle_and_uses_nothing_up_otherwise()
    {
        var handle = (await _caller.IssueAsync(Key.Live)).RefreshToken;
        var body = new { grant_type = "refresh_token", refresh_token = handle };

        Assert.Equal((401, "401"), (await _caller.PostAsync("refresh", body, null)).Refusal);
        Assert.Equal((401, "401"), (await _caller.PostAsync("refresh", body, "somebody")).Refusal);
        Assert.Equal((401, "02"), (await _caller.PostAsync("refresh", body, _caller.Merchant.Other.AccountId.ToString())).Refusal);
        Assert.Equal(0, CountFamilies());
        Assert.Equal(200, (await _caller.PostAsync("refresh", body, _caller.Account.ToUpperInvariant())).Status);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task Refuses_beside_the_access_token_of_another_client_and_uses_nothing_up(string scheme)
    {
        var (own, foreign) = (await _caller.IssueAsync(Key.Live), await _caller.IssueAsync(_caller.Merchant.Reader.Live));
        var body = new { grant_type = "refresh_token", refresh_token = own.RefreshToken };

        Assert.Equal((401, "02"), (await _caller.PostAsync("refresh", body, _caller.Account, $"{scheme} {foreign.AccessToken}")).Refusal);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal((401, "02"), (await _caller.PostAsync("refresh", body, _caller.Account, $"{scheme} {foreign.AccessToken}")).Refusal);
        Assert.Equal(0, CountFamilies());
        Assert.Equal(200, (await _caller.PostAsync("refresh", body, _caller.Account, $"{scheme} {own.AccessToken}")).Status);
    }

    [Theory]
    [InlineData("Bearer eyJhbGciOiJIUzI1NiJ9.e30.lQOsyhR1gajKdzE9IHQEtxhQyUrArctEDZiP9pWVTFY")]
    [InlineData("Bearer ")]
    [InlineData("Basic QQ==")]
    [InlineData("nonsense")]
    public async Task Does_without_an_access_token_that_it_cannot_read(string authorization)
    {
        var handle = (await _caller.IssueAsync(Key.Live)).RefreshToken;
        var body = new { grant_type = "refresh_token", refresh_token = handle };

        Assert.Equal(200, (await _caller.PostAsync("refresh", body, _caller.Account, authorization)).Status);
    }

    [Fact]
    public async Task Ignores_a_client_id_unless_it_is_another()
    {
        var handle = (await _caller.IssueAsync(Key.Live)).RefreshToken;
        Task<WireReply> RefreshAsync(string client) =>
            _caller.PostAsync("refresh", new { grantType = "refresh_token", refreshToken = handle, clientId = client }, _caller.Account);

        Assert.Equal((401, "02"), (await RefreshAsync(Key.Test.ClientId.ToString())).Refusal);
        Assert.Equal((401, "02"), (await RefreshAsync("somebody")).Refusal);
        Assert.Equal(200, (await RefreshAsync(Key.Live.ClientId.ToString().ToUpperInvariant())).Status);
    }

    [Theory]
    [InlineData("""{"grant_type":"client_credentials","refresh_token":"x"}""", "grant_type")]
    [InlineData("""{"grant_type":"authorization_code","refresh_token":"x"}""", "grant_type")]
    [InlineData("""{"refresh_token":"x"}""", "grant_type")]
    [InlineData("""{"grant_type":"refresh_token"}""", "refresh_token")]
    [InlineData("""{"grant_type":"refresh_token","refresh_token":5}""", "refresh_token")]
    public async Task Names_the_field_that_is_wrong(string body, string field)
    {
        var reply = await _caller.PostTextAsync("refresh", body);

        Assert.Equal((400, "400"), reply.Refusal);
        Assert.StartsWith(field, reply.Description, StringComparison.Ordinal);
    }

    private long CountFamilies()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_host.DataDirectory, "iam.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM RefreshFamilies";
        return (long)command.ExecuteScalar()!;
    }
}

using System.Net;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Accounts;

/// <summary>What a suspended account means for whoever holds a role on it.</summary>
public sealed class SuspendAccountTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private Merchant _merchant = null!;
    private SignedIn _owner = null!;

    private SeededApiKey Outlet => _merchant.Key("Outlet");

    private Guid Ikeja => _merchant.Organization.Accounts[0].Id;

    private Guid Yaba => _merchant.Organization.Accounts[1].Id;

    private string Organization => $"api/v1/organizations/{_merchant.Organization.Id}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _merchant = await Merchant.SeedAsync(_host);
        _owner = await SignedIn.AsAsync(_host, Merchant.OwnerEmail, Merchant.OwnerPassword);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Kills_the_tokens_of_whoever_is_limited_to_it_and_nobody_elses()
    {
        var (limited, free) = (await _merchant.IssueAsync(Outlet.Live), await _merchant.IssueAsync(_merchant.Admin.Live));

        await ChangeAsync(Ikeja, "suspend");

        Assert.False(await _merchant.IsActiveAsync(limited.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(Outlet.Live, limited.RefreshToken)).Error);
        Assert.True(await _merchant.IsActiveAsync(free.AccessToken));
        Assert.Equal(200, (await _merchant.RefreshAsync(_merchant.Admin.Live, free.RefreshToken)).Status);
    }

    [Fact]
    public async Task Leaves_nothing_where_it_was_all_that_a_role_was_limited_to()
    {
        await ChangeAsync(Ikeja, "suspend");

        var tokens = await _merchant.IssueAsync(Outlet.Live);

        Assert.Equal(200, tokens.Status);
        Assert.Equal("", tokens.Json.TryGetProperty("scope", out var scope) ? scope.GetString() : "");
        var claims = Tokens.Jwt.Claims(tokens.AccessToken);
        Assert.DoesNotContain("transfers:initiate", claims.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_again_once_it_is_reactivated_and_the_old_tokens_stay_dead()
    {
        var before = await _merchant.IssueAsync(Outlet.Live);
        await ChangeAsync(Ikeja, "suspend");
        var during = await _merchant.IssueAsync(Outlet.Live);
        await ChangeAsync(Ikeja, "reactivate");

        var after = await _merchant.IssueAsync(Outlet.Live);

        Assert.Contains("transfers:initiate", after.Scope, StringComparison.Ordinal);
        Assert.Equal(Ikeja, Tokens.Jwt.Claims(after.AccessToken).GetProperty("accounts")[0].GetGuid());
        Assert.True(await _merchant.IsActiveAsync(after.AccessToken));
        Assert.False(await _merchant.IsActiveAsync(before.AccessToken));
        Assert.Equal("invalid_grant", (await _merchant.RefreshAsync(Outlet.Live, during.RefreshToken)).Error);
    }

    [Fact]
    public async Task Keeps_what_is_held_on_other_accounts()
    {
        await GiveAsync(Outlet, SystemRoles.Finance.Id, [Ikeja, Yaba]);
        await ChangeAsync(Ikeja, "suspend");

        var claims = Tokens.Jwt.Claims((await _merchant.IssueAsync(Outlet.Live)).AccessToken);

        Assert.Equal([Yaba], claims.GetProperty("accounts").EnumerateArray().Select(a => a.GetGuid()));
    }

    [Fact]
    public async Task Is_the_reason_of_a_decision_for_whoever_is_limited_to_it()
    {
        await ChangeAsync(Ikeja, "suspend");

        var decision = await DecideAsync(Outlet.Id, "transfers:initiate", Ikeja);

        Assert.False(decision.Allowed);
        Assert.Equal(["account_suspended", "account_suspended"], decision.Reasons.Select(r => r.Code));
        Assert.Equal((null, "Admin"), (decision.Reasons[0].Role, decision.Reasons[1].Role));
        Assert.False((await DecideAsync(Outlet.Id, "transfers:initiate", Yaba)).Allowed);
    }

    [Fact]
    public async Task Is_the_reason_of_a_decision_for_whoever_holds_a_role_everywhere()
    {
        Assert.True((await DecideAsync(_merchant.Admin.Id, "transfers:initiate", Ikeja)).Allowed);
        await ChangeAsync(Ikeja, "suspend");

        var there = await DecideAsync(_merchant.Admin.Id, "transfers:initiate", Ikeja);

        Assert.False(there.Allowed);
        Assert.Equal(["account_suspended", "granted"], there.Reasons.Select(r => r.Code));
        Assert.True((await DecideAsync(_merchant.Admin.Id, "transfers:initiate", Yaba)).Allowed);
        Assert.True((await DecideAsync(_merchant.Admin.Id, "transfers:initiate", null)).Allowed);
        await ChangeAsync(Ikeja, "reactivate");
        Assert.True((await DecideAsync(_merchant.Admin.Id, "transfers:initiate", Ikeja)).Allowed);
    }

    [Fact]
    public async Task Answers_no_for_an_account_that_there_is_not()
    {
        var decision = await DecideAsync(_merchant.Admin.Id, "transfers:initiate", Guid.CreateVersion7());

        Assert.False(decision.Allowed);
        Assert.Equal("account_unknown", decision.Reasons[0].Code);
    }

    [Fact]
    public async Task Lets_nobody_get_a_role_on_it()
    {
        await ChangeAsync(Yaba, "suspend");

        using var key = await _owner.CallAsync(HttpMethod.Post, $"{Organization}/api-keys", $$"""{"name":"Late","accounts":["{{Yaba}}"]}""");
        using var roles = await _owner.CallAsync(HttpMethod.Put, $"{Organization}/api-keys/{Outlet.Id}/roles", Roles(SystemRoles.Finance.Id, [Yaba]));

        await key.ProblemAsync(HttpStatusCode.Conflict, "account.suspended");
        await roles.ProblemAsync(HttpStatusCode.Conflict, "account.suspended");
    }

    [Fact]
    public async Task Lets_a_role_that_is_held_on_it_stay()
    {
        await ChangeAsync(Ikeja, "suspend");

        await GiveAsync(Outlet, SystemRoles.Admin.Id, [Ikeja, Yaba]);

        Assert.Equal([Yaba], Tokens.Jwt.Claims((await _merchant.IssueAsync(Outlet.Live)).AccessToken).GetProperty("accounts").EnumerateArray().Select(a => a.GetGuid()));
    }

    [Fact]
    public async Task Is_followed_by_the_other_node()
    {
        await using var other = _host.SecondNode();
        var elsewhere = _merchant.On(other);
        var tokens = await elsewhere.IssueAsync(Outlet.Live);
        Assert.True(await elsewhere.IsActiveAsync(tokens.AccessToken));

        await ChangeAsync(Ikeja, "suspend");

        await elsewhere.UntilInactiveAsync(tokens.AccessToken);
    }

    [Fact]
    public async Task Lets_no_token_live_that_was_got_amid_the_suspension()
    {
        var handle = (await _merchant.IssueAsync(Outlet.Live)).RefreshToken;
        var isOver = false;
        var attempts = Enumerable.Range(0, 6).Select(async _ =>
        {
            var got = new List<string>();
            while (!Volatile.Read(ref isOver))
            {
                got.Add((await _merchant.IssueAsync(Outlet.Live)).AccessToken);
                var refreshed = await _merchant.RefreshAsync(Outlet.Live, handle);
                got.AddRange(refreshed.Status == 200 ? [refreshed.AccessToken] : Array.Empty<string>());
                Cancellation.ThrowIfCancellationRequested();
            }

            return got;
        }).ToList();

        await ChangeAsync(Ikeja, "suspend");
        Volatile.Write(ref isOver, true);

        // What still lives was issued after the suspension, and grants nothing on the account.
        foreach (var token in (await Task.WhenAll(attempts)).SelectMany(t => t))
        {
            Assert.True(!await _merchant.IsActiveAsync(token) || !Tokens.Jwt.Claims(token).ToString().Contains("transfers:initiate", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Leaves_no_live_token_to_a_role_that_is_given_at_the_same_moment()
    {
        for (var round = 0; round < 4; round++)
        {
            await GiveAsync(Outlet, SystemRoles.Admin.Id, [Ikeja]);
            var given = _owner.CallAsync(HttpMethod.Put, $"{Organization}/api-keys/{Outlet.Id}/roles", Roles(SystemRoles.Admin.Id, [Yaba]));
            await Task.WhenAll(given, ChangeAsync(Yaba, "suspend"));

            var claims = Tokens.Jwt.Claims((await _merchant.IssueAsync(Outlet.Live)).AccessToken).ToString();

            Assert.True((await given).StatusCode is HttpStatusCode.OK or HttpStatusCode.Conflict);
            Assert.DoesNotContain(Yaba.ToString(), claims, StringComparison.Ordinal);
            await ChangeAsync(Yaba, "reactivate");
        }
    }

    private static string Roles(RoleId role, Guid[] accounts) =>
        $$"""{"roles":[{"roleId":"{{role}}","accounts":[{{string.Join(',', accounts.Select(a => $"\"{a}\""))}}]}]}""";

    private async Task GiveAsync(SeededApiKey key, RoleId role, Guid[] accounts)
    {
        using var answer = await _owner.CallAsync(HttpMethod.Put, $"{Organization}/api-keys/{key.Id}/roles", Roles(role, accounts));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task ChangeAsync(Guid account, string change)
    {
        using var answer = await _owner.CallAsync(
            HttpMethod.Post, $"{Organization}/accounts/{account}/{change}", change == "suspend" ? """{"reason":"flooded"}""" : null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<DecisionResponse> DecideAsync(Guid member, string permission, Guid? account)
    {
        var where = account is { } id ? $",\"accountId\":\"{id}\"" : "";
        using var answer = await _owner.CallAsync(HttpMethod.Post, $"{Organization}/decisions", $$"""{"memberId":"{{member}}","permission":"{{permission}}"{{where}}}""");
        return await answer.ReadAsync<DecisionResponse>();
    }
}

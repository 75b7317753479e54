using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Operators;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Organizations;
using Nomba.Iam.Web.Tests.Tokens;

namespace Nomba.Iam.Web.Tests.Operators;

/// <summary>Signing keys that are changed in turn, and those that somebody else has got hold of.</summary>
public sealed class SigningKeyTests : IAsyncLifetime
{
    private const string Keys = "api/v1/operator/signing-keys";

    // The lead of a new key, and how long a retired one stays.
    private static readonly TimeSpan Lead = TimeSpan.FromDays(2);
    private static readonly TimeSpan Term = TimeSpan.FromDays(30);

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;
    private SignedIn _operator = null!;

    public SigningKeyTests() => _host = new IamHost(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => (_merchant, _operator) = (await Merchant.SeedAsync(_host), await _host.SignInOperatorAsync());

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_revoked_key_is_gone_at_once_with_every_access_token_that_it_signed()
    {
        var (mine, managing) = (await _merchant.IssueAsync(_merchant.Admin.Live), (await _merchant.IssueAsync(_merchant.Operator.Live)).AccessToken);
        var elsewhere = await _merchant.IssueAsync(_merchant.Other.ApiKeys[0].Live);
        var stolen = KidOf(mine.AccessToken);

        var signs = await RevokeAsync(stolen);

        Assert.False(await _merchant.IsActiveAsync(mine.AccessToken));
        Assert.False(await _merchant.IsActiveAsync(elsewhere.AccessToken));
        using var managed = await _merchant.ManageAsync(HttpMethod.Get, "/api-keys", managing);
        await managed.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        var fresh = await _merchant.IssueAsync(_merchant.Admin.Live);
        Assert.True(await _merchant.IsActiveAsync(fresh.AccessToken));
        Assert.Equal(("active", signs.Kid), (signs.Status, KidOf(fresh.AccessToken)));
        Assert.Equal([signs.Kid], await KeySetAsync(_merchant));
        Assert.Equal(signs, Assert.Single(await ListAsync()));
    }

    [Fact]
    public async Task Refresh_tokens_outlive_the_key_that_signed_beside_them()
    {
        var before = await _merchant.IssueAsync(_merchant.Admin.Live);

        var signs = await RevokeAsync(KidOf(before.AccessToken));

        var after = await _merchant.RefreshAsync(_merchant.Admin.Live, before.RefreshToken);
        Assert.Equal(signs.Kid, KidOf(after.AccessToken));
        Assert.True(await _merchant.IsActiveAsync(after.AccessToken));
    }

    [Fact]
    public async Task The_key_that_waits_takes_over_from_a_revoked_one()
    {
        var stolen = KidOf((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken);
        var next = await RotateAsync();

        var signs = await RevokeAsync(stolen);

        Assert.Equal(("upcoming", next.Kid, "active"), (next.Status, signs.Kid, signs.Status));
        Assert.Equal(next.Kid, KidOf((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken));
        Assert.Equal([next.Kid], await KeySetAsync(_merchant));
    }

    [Fact]
    public async Task A_key_that_does_not_sign_is_revoked_without_disturbing_the_one_that_does()
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        var next = await RotateAsync();

        var signs = await RevokeAsync(next.Kid);

        Assert.Equal(KidOf(token), signs.Kid);
        Assert.Equal([signs.Kid], await KeySetAsync(_merchant));
        Assert.True(await _merchant.IsActiveAsync(token));
        Assert.NotEqual(next.Kid, (await RotateAsync()).Kid);
    }

    [Fact]
    public async Task Is_recorded_with_its_reason_and_what_signs_instead()
    {
        var stolen = KidOf((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken);

        var signs = await RevokeAsync(stolen, "found in a log");

        using var answer = await _operator.CallAsync(HttpMethod.Get, "api/v1/operator/audit?action=signing_key.revoked");
        var entry = Assert.Single((await answer.ReadAsync<Page<AuditEntryResponse>>()).Items);
        Assert.Equal((stolen, "found in a log"), (entry.TargetId, entry.Reason));
        Assert.Equal((stolen, signs.Kid), (entry.Changes!["signs"].Before, entry.Changes["signs"].After));
    }

    [Fact]
    public async Task Asks_why_and_which_and_who_sits_there()
    {
        var kid = KidOf((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken);

        using var silent = await PostAsync($"{kid}/revoke", " ");
        using var unknown = await PostAsync("nonsense/revoke", "stolen");
        _time.Advance(TimeSpan.FromMinutes(10));
        using var stale = await PostAsync($"{kid}/revoke", "stolen");

        await silent.ProblemAsync(HttpStatusCode.BadRequest, "signing_key.reason");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "signing_key.not_found");
        await stale.ProblemAsync(HttpStatusCode.Forbidden, "auth.fresh_sign_in_required");
        Assert.Equal([kid], await KeySetAsync(_merchant));
    }

    [Fact]
    public async Task Is_done_once_however_many_ask()
    {
        var kid = KidOf((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync($"{kid}/revoke", "stolen")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"{a.StatusCode}"));
        Assert.Equal([KidOf((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken)], await KeySetAsync(_merchant));
    }

    [Fact]
    public async Task A_retired_key_is_good_for_its_tokens_until_they_end()
    {
        await RotateAsync();
        _time.Advance(Lead - TimeSpan.FromMinutes(1));
        var old = await _merchant.IssueAsync(_merchant.Admin.Live);
        _time.Advance(TimeSpan.FromMinutes(2));
        var young = await _merchant.IssueAsync(_merchant.Admin.Live);

        Assert.NotEqual(KidOf(old.AccessToken), KidOf(young.AccessToken));
        Assert.True(await _merchant.IsActiveAsync(old.AccessToken));
        _time.Advance(TimeSpan.FromMinutes(27));
        Assert.True(await _merchant.IsActiveAsync(old.AccessToken));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.False(await _merchant.IsActiveAsync(old.AccessToken));

        _time.Advance(TimeSpan.FromDays(13));
        var refreshed = await _merchant.RefreshAsync(_merchant.Admin.Live, old.RefreshToken);
        Assert.Equal(KidOf(young.AccessToken), KidOf(refreshed.AccessToken));
        Assert.Contains(KidOf(old.AccessToken), await KeySetAsync(_merchant));
        _time.Advance(Term);
        await Eventually.HoldsAsync(async () => !(await KeySetAsync(_merchant)).Contains(KidOf(old.AccessToken), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_nodes_sign_with_the_same_key_after_a_rotation()
    {
        await using var node = _host.SecondNode();
        var other = _merchant.On(node);
        var next = await RotateAsync();

        await Eventually.HoldsAsync(async () => (await KeySetAsync(other)).Contains(next.Kid, StringComparer.Ordinal));
        Assert.Equal(await KeySetAsync(_merchant), await KeySetAsync(other));
        _time.Advance(Lead);

        var (here, there) = (await _merchant.IssueAsync(_merchant.Admin.Live), await other.IssueAsync(_merchant.Admin.Live));
        Assert.Equal((next.Kid, next.Kid), (KidOf(here.AccessToken), KidOf(there.AccessToken)));
        Assert.True(await other.IsActiveAsync(here.AccessToken));
        Assert.True(await _merchant.IsActiveAsync(there.AccessToken));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_nodes_sign_with_the_same_key_after_a_revocation(bool withOneThatWaits)
    {
        await using var node = _host.SecondNode();
        var other = _merchant.On(node);
        var stolen = await other.IssueAsync(_merchant.Admin.Live);
        if (withOneThatWaits)
        {
            await RotateAsync();
        }

        var signs = await RevokeAsync(KidOf(stolen.AccessToken));

        await other.UntilInactiveAsync(stolen.AccessToken);
        Assert.Equal([signs.Kid], await KeySetAsync(other));
        var (here, there) = (await _merchant.IssueAsync(_merchant.Admin.Live), await other.IssueAsync(_merchant.Admin.Live));
        Assert.Equal((signs.Kid, signs.Kid), (KidOf(here.AccessToken), KidOf(there.AccessToken)));
        Assert.True(await other.IsActiveAsync(here.AccessToken));
    }

    [Fact]
    public async Task No_token_names_a_key_that_is_not_in_the_set_while_keys_come_and_go()
    {
        var revoked = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var readers = Enumerable.Range(0, 4).Select(_ => ReadAsync(revoked, over.Token)).ToList();

        for (var round = 0; round < 6; round++)
        {
            if (round % 2 == 1)
            {
                await RotateAsync();
            }

            var active = (await ListAsync()).Single(k => k.Status == "active").Kid;
            revoked[active] = true;
            await RevokeAsync(active);
        }

        await over.CancelAsync();
        var seen = (await Task.WhenAll(readers)).SelectMany(kids => kids).ToHashSet(StringComparer.Ordinal);
        Assert.True(seen.Count > 1);
    }

    // Gets a token and then the key set, over and over: a validator that has just been sent one looks its key up.
    private async Task<List<string>> ReadAsync(ConcurrentDictionary<string, bool> revoked, CancellationToken over)
    {
        List<string> seen = [];
        while (!over.IsCancellationRequested)
        {
            var kid = KidOf((await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken);
            var published = await KeySetAsync(_merchant);
            Assert.True(published.Contains(kid, StringComparer.Ordinal) || revoked.ContainsKey(kid), $"{kid} signed, and is not among {string.Join(", ", published)}.");
            seen.Add(kid);
        }

        return seen;
    }

    private async Task<SigningKeyResponse> RotateAsync()
    {
        using var answer = await PostAsync("rotate", "planned");
        return await answer.ReadAsync<SigningKeyResponse>();
    }

    private async Task<SigningKeyResponse> RevokeAsync(string kid, string reason = "stolen")
    {
        using var answer = await PostAsync($"{kid}/revoke", reason);
        return await answer.ReadAsync<SigningKeyResponse>();
    }

    private Task<HttpResponseMessage> PostAsync(string path, string reason) => _operator.CallAsync(HttpMethod.Post, $"{Keys}/{path}", $$"""{"reason":"{{reason}}"}""");

    private async Task<IReadOnlyList<SigningKeyResponse>> ListAsync()
    {
        using var answer = await _operator.CallAsync(HttpMethod.Get, Keys);
        return (await answer.ReadAsync<Page<SigningKeyResponse>>()).Items;
    }

    private static async Task<string[]> KeySetAsync(Merchant merchant)
    {
        var text = await merchant.Http.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative), Cancellation);
        return [.. JsonDocument.Parse(text).RootElement.GetProperty("keys").EnumerateArray().Select(k => k.GetProperty("kid").GetString()!)];
    }

    private static string KidOf(string token) => Jwt.Header(token).GetProperty("kid").GetString()!;
}

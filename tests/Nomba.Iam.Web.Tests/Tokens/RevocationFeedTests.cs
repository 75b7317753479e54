using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Tokens;

/// <summary>The stream that resource APIs follow, and what they say about it, over real HTTP.</summary>
public sealed class RevocationFeedTests : IAsyncLifetime
{
    private const string Feed = "api/v1/revocations/feed";
    private const string Receipts = "api/v1/revocations/receipts";

    private readonly IamHost _host = new();
    private readonly HttpClient _http = new();
    private Merchant _merchant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _http.BaseAddress = _host.Listen();
        _merchant = await Merchant.SeedAsync(_host);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _host.DisposeAsync();
    }

    [Theory]
    [InlineData(Feed)]
    [InlineData(Receipts)]
    public async Task Is_for_resource_servers_alone(string path)
    {
        var api = _merchant.Api;
        SeededCredential?[] strangers = [null, new(api.ClientId, "wrong"), new(Guid.CreateVersion7(), api.ClientSecret), _merchant.Admin.Live];

        foreach (var stranger in strangers)
        {
            using var answer = await SendAsync(path, stranger, path == Receipts ? "{}" : null);
            await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid_client");
            Assert.StartsWith("Basic", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        }

        using var bearer = new HttpRequestMessage(HttpMethod.Get, Feed);
        bearer.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await _merchant.IssueAsync(_merchant.Everything.Live)).AccessToken);
        using var refused = await _http.SendAsync(bearer, Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }

    [Fact]
    public async Task Begins_with_what_is_known_and_goes_on_with_what_happens()
    {
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        await using var follower = await FollowAsync(null);
        var known = await follower.UntilAsync("ready");
        await _merchant.ChangeKeyAsync(_merchant.Reader, "suspend");
        var live = await follower.NextAsync("revocation");
        var pulse = await follower.NextAsync("pulse");

        var first = Assert.Single(known, k => k.EventType == "revocation");
        Assert.Equal(("member", _merchant.Admin.Id.ToString()), (Text(first, "kind"), Text(first, "subject")));
        Assert.Equal(("member", _merchant.Reader.Id.ToString(), 2), (Text(live, "kind"), Text(live, "subject"), Json(live).GetProperty("version").GetInt32()));
        Assert.Equal(Json(live).GetProperty("sequence").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture), live.EventId);
        Assert.InRange(Json(pulse).GetProperty("ageMs").GetInt64(), 0, 10_000);
        Assert.Equal(16, Text(pulse, "keys").Length);
    }

    [Fact]
    public async Task Tells_nothing_of_what_is_no_concern_of_tokens()
    {
        await using var follower = await FollowAsync(null);
        await follower.UntilAsync("ready");
        var bearer = (await _merchant.IssueAsync(_merchant.Everything.Live)).AccessToken;
        using var rotated = await _merchant.ManageAsync(HttpMethod.Post, $"/api-keys/{_merchant.Admin.Id}/credentials/live/rotate", bearer, new { });
        rotated.EnsureSuccessStatusCode();
        await _merchant.ChangeKeyAsync(_merchant.Reader, "suspend");

        Assert.Equal(_merchant.Reader.Id.ToString(), Text(await follower.NextAsync("revocation"), "subject"));
    }

    [Fact]
    public async Task Comes_back_to_where_it_was_and_misses_nothing()
    {
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        string last;
        await using (var follower = await FollowAsync(null))
        {
            last = (await follower.NextAsync("revocation")).EventId!;
        }

        await _merchant.ChangeKeyAsync(_merchant.Reader, "suspend");
        await using var again = await FollowAsync(last);
        var known = await again.UntilAsync("ready");

        Assert.Contains(known, k => k.EventType == "revocation" && Text(k, "subject") == _merchant.Reader.Id.ToString());
        using var lost = await SendAsync(Feed, Api, null, ("Last-Event-ID", "where I was"));
        await lost.ProblemAsync(HttpStatusCode.BadRequest, "revocation_feed.position");
    }

    [Fact]
    public async Task Ends_with_the_host_and_not_half_a_minute_later()
    {
        var other = _host.SecondNode();
        using var http = new HttpClient { BaseAddress = other.Listen() };
        await using var follower = await FollowAsync(null, http);
        await follower.UntilAsync("ready");
        var started = TimeProvider.System.GetTimestamp();

        await other.DisposeAsync();

        await Assert.ThrowsAnyAsync<Exception>(() => follower.NextAsync("never"));
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Cuts_off_who_does_not_keep_up_and_nobody_else()
    {
        var feed = _host.Services.GetRequiredService<RevocationFeed>();
        var revocations = _host.Services.GetRequiredService<IRevocations>();
        using var slow = await feed.FollowAsync(null, Cancellation);
        using var quick = await feed.FollowAsync(null, Cancellation);
        var now = TimeProvider.System.GetUtcNow();
        var (taken, member) = (0, MemberId.New(TimeProvider.System));
        for (var i = 0; i < 10_500; i++)
        {
            revocations.Apply(Numbered(RevocationEvent.OfMember(member, i + 1, now, now.AddHours(1)), 1_000_000 + i));
            while (quick.TryRead(out _))
            {
                taken++;
            }
        }

        Assert.Equal((true, false, 10_500), (slow.IsCutOff, quick.IsCutOff, taken));
        Assert.False(revocations.IsDead(member, 10_500));
        Assert.True(revocations.IsDead(member, 10_499));
    }

    [Fact]
    public async Task Hands_each_event_on_once_however_often_it_is_read()
    {
        var feed = _host.Services.GetRequiredService<RevocationFeed>();
        var revocations = _host.Services.GetRequiredService<IRevocations>();
        using var follower = await feed.FollowAsync(null, Cancellation);
        var now = TimeProvider.System.GetUtcNow();
        var happened = Numbered(RevocationEvent.OfMember(MemberId.New(TimeProvider.System), 2, now, now.AddHours(1)), 2_000_000);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => revocations.Apply(happened), Cancellation)));

        var heard = new List<long>();
        while (follower.TryRead(out var next))
        {
            heard.Add(next!.Sequence);
        }

        Assert.Equal([2_000_000L], heard);
    }

    [Theory]
    [InlineData("{}", "receipts.instance")]
    [InlineData("""{"instance":"<id>"}""", "receipts.name")]
    [InlineData("""{"instance":"<id>","name":"till","lagMs":-1}""", "receipts.times")]
    [InlineData("""{"instance":"<id>","name":"till","readyForMs":9223372036854775807}""", "receipts.times")]
    [InlineData("""{"instance":"<id>","name":"till","applied":[{"sequence":0,"agoMs":1}]}""", "receipts.applied")]
    public async Task Refuses_receipts_that_say_nothing(string body, string code)
    {
        using var answer = await SendAsync(Receipts, Api, body.Replace("<id>", Guid.CreateVersion7().ToString(), StringComparison.Ordinal));

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Takes_a_receipt_twice_and_names_who_has_given_none()
    {
        var (told, silent) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await ReportAsync(told, []);
        await ReportAsync(silent, []);
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");
        var before = await RevocationAsync();
        await ReportAsync(told, [before.GetProperty("sequence").GetInt64()]);
        await ReportAsync(told, [before.GetProperty("sequence").GetInt64()]);

        var after = await RevocationAsync();

        Assert.Equal((0, 2), (before.GetProperty("enforced").GetInt32(), before.GetProperty("behind").GetInt32()));
        Assert.Equal((1, 1), (after.GetProperty("enforced").GetInt32(), after.GetProperty("behind").GetInt32()));
        var behind = Assert.Single(after.GetProperty("validators").EnumerateArray(), v => v.GetProperty("state").GetString() == "behind");
        Assert.Equal((silent, Merchant.Audience), (behind.GetProperty("instance").GetGuid(), behind.GetProperty("audience").GetString()));
    }

    [Fact]
    public async Task Says_so_where_nothing_was_revoked()
    {
        var bearer = (await _merchant.IssueAsync(_merchant.Everything.Live)).AccessToken;
        using var never = await _merchant.ManageAsync(HttpMethod.Get, $"/api-keys/{_merchant.Admin.Id}/revocation", bearer);
        using var foreign = await _merchant.ManageAsync(HttpMethod.Get, $"/api-keys/{_merchant.Other.ApiKeys[0].Id}/revocation", bearer);
        using var wait = await _merchant.ManageAsync(HttpMethod.Post, $"/api-keys/{_merchant.Admin.Id}/suspend?wait=ages", bearer, new { reason = "lost" });

        await never.ProblemAsync(HttpStatusCode.NotFound, "revocation.not_found");
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "api_key.not_found");
        await wait.ProblemAsync(HttpStatusCode.BadRequest, "revocation.wait");
        Assert.Equal(200, (await _merchant.IssueAsync(_merchant.Admin.Live)).Status);
    }

    private SeededCredential Api => new(_merchant.Api.ClientId, _merchant.Api.ClientSecret);

    private static JsonElement Json(SseItem<string> item) => JsonDocument.Parse(item.Data).RootElement;

    private static string Text(SseItem<string> item, string name) => Json(item).GetProperty(name).GetString()!;

    // The database gives the number; here it is given.
    private static RevocationEvent Numbered(RevocationEvent happened, long sequence)
    {
        typeof(RevocationEvent).GetProperty(nameof(RevocationEvent.Sequence))!.SetValue(happened, sequence);
        return happened;
    }

    private async Task ReportAsync(Guid instance, IReadOnlyList<long> applied)
    {
        var body = JsonSerializer.Serialize(new { instance, name = "till", readyForMs = 10, lagMs = 5, appliedSequence = 1, applied = applied.Select(a => new { sequence = a, agoMs = 1 }) });
        using var answer = await SendAsync(Receipts, Api, body);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<JsonElement> RevocationAsync()
    {
        var bearer = (await _merchant.IssueAsync(_merchant.Everything.Live)).AccessToken;
        using var answer = await _merchant.ManageAsync(HttpMethod.Get, $"/api-keys/{_merchant.Admin.Id}/revocation", bearer);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, SeededCredential? client, string? body, params (string Name, string Value)[] headers)
    {
        using var request = Request(path, client, headers);
        if (body is not null)
        {
            (request.Method, request.Content) = (HttpMethod.Post, new StringContent(body, Encoding.UTF8, "application/json"));
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private async Task<FeedFollower> FollowAsync(string? last, HttpClient? http = null)
    {
        using var request = Request(Feed, Api, last is null ? [] : [("Last-Event-ID", last)]);
        var response = await (http ?? _http).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        return new FeedFollower(response, await response.Content.ReadAsStreamAsync(Cancellation));
    }

    private static HttpRequestMessage Request(string path, SeededCredential? client, (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (client is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.ClientSecret}")));
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    /// <summary>One connection to the feed.</summary>
    private sealed class FeedFollower(HttpResponseMessage response, Stream stream) : IAsyncDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        private readonly IAsyncEnumerator<SseItem<string>> _items = SseParser.Create(stream).EnumerateAsync(Cancellation).GetAsyncEnumerator(Cancellation);

        public async Task<IReadOnlyList<SseItem<string>>> UntilAsync(string kind)
        {
            List<SseItem<string>> seen = [];
            while (await _items.MoveNextAsync().AsTask().WaitAsync(Patience, Cancellation))
            {
                seen.Add(_items.Current);
                if (_items.Current.EventType == kind)
                {
                    return seen;
                }
            }

            throw new EndOfStreamException($"The feed ended before {kind}.");
        }

        public async Task<SseItem<string>> NextAsync(string kind) => (await UntilAsync(kind))[^1];

        public ValueTask DisposeAsync()
        {
            response.Dispose();
            return stream.DisposeAsync();
        }
    }
}

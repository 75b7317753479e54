using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Security;

namespace Nomba.Iam.Web.Tests.Tokens;

/// <summary>One question about many tokens, as a gateway asks it.</summary>
public sealed class BatchIntrospectionTests : IAsyncLifetime
{
    private const string Path = "api/v1/introspect";
    private const int Guesses = 8;

    private readonly LeapingTime _time = new();
    private readonly IamHost _host;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private Merchant _merchant = null!;

    public BatchIntrospectionTests() => _host = new IamHost(_time, ("Iam:RateLimits:Management:AnonymousPermitsPerMinute", Guesses.ToString(CultureInfo.InvariantCulture)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SeededCredential Api => new(_merchant.Api.ClientId, _merchant.Api.ClientSecret);

    // Over real HTTP: the limit on a body is the server's own.
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

    [Fact]
    public async Task Answers_in_order_what_introspection_says_of_each()
    {
        var (full, narrow) = (await TokenAsync(_merchant.Admin), await TokenAsync(_merchant.Key("Outlet")));
        var elsewhere = (await _merchant.IssueAsync(_merchant.Operator.Live, ("scope", "api_keys:read"))).AccessToken;

        var results = await ResultsAsync(full, "nonsense", narrow, elsewhere, full);

        Assert.Equal([true, false, true, false, true], results.Select(r => r.GetProperty("active").GetBoolean()));
        Assert.Equal(("{\"active\":false}", "{\"active\":false}"), (results[1].GetRawText(), results[3].GetRawText()));
        foreach (var (token, result) in new[] { (full, results[0]), (narrow, results[2]) })
        {
            var alone = (await _merchant.PostAsync("/oauth2/introspect", Api, ("token", token))).Json;
            Assert.Equal(alone.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal), result.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
            Assert.All(alone.EnumerateObject().Where(m => m.Name != "aud"), m => Assert.Equal(m.Value.GetRawText(), result.GetProperty(m.Name).GetRawText()));
            Assert.Contains(Merchant.Audience, result.GetProperty("aud").EnumerateArray().Select(a => a.GetString()));
        }
    }

    [Fact]
    public async Task Asks_the_database_nothing_when_warm()
    {
        string[] tokens = [await TokenAsync(_merchant.Admin), await TokenAsync(_merchant.Reader), "nonsense"];
        await ResultsAsync(tokens);
        _host.Statements.Reset();

        using var answer = await AskAsync(Api, Body([.. Enumerable.Repeat(tokens, 33).SelectMany(t => t)]));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(_host.Statements.Sent);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Knows_of_a_suspension_with_the_next_question()
    {
        var token = await TokenAsync(_merchant.Admin);
        Assert.True((await ResultsAsync(token))[0].GetProperty("active").GetBoolean());

        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");

        Assert.Equal("{\"active\":false}", (await ResultsAsync(token))[0].GetRawText());
    }

    [Fact]
    public async Task Takes_the_address_that_each_token_came_from()
    {
        await _merchant.RestrictAsync(_merchant.Reader, new { ipAllowList = (string[])[.. KeyChanges.Here, .. KeyChanges.Elsewhere] });
        var token = (await _merchant.IssueAsync(_merchant.Reader.Live)).AccessToken;

        using var answer = await AskAsync(Api, JsonSerializer.Serialize(new
        {
            tokens = new object[]
            {
                new { token, clientAddress = "203.0.113.9" }, new { token, clientAddress = "198.51.100.9" }, new { token, clientAddress = "0x7f.1" }, new { token },
            },
        }));

        Assert.Equal([true, false, false, false], (await ReadAsync(answer)).Select(r => r.GetProperty("active").GetBoolean()));
    }

    [Fact]
    public async Task Is_for_resource_servers_that_prove_it_and_tells_nobody_else_why_not()
    {
        var body = Body(await TokenAsync(_merchant.Admin));
        SeededCredential[] others =
        [
            Api with { ClientSecret = _merchant.Admin.Live.ClientSecret }, new(Guid.CreateVersion7(), Api.ClientSecret), _merchant.Admin.Live,
            new(_merchant.Application.ClientId, ""),
        ];

        List<string> answers = [];
        foreach (var other in others)
        {
            using var answer = await AskAsync(other, body);
            var problem = await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid_client");
            Assert.StartsWith("Basic realm=\"nomba-iam\"", answer.Challenge, StringComparison.Ordinal);
            answers.Add(problem.Detail);
        }

        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("Basic bm8tY29sb24=")]
    [InlineData("Basic //79Og==")]
    [InlineData("Basic bm90LWEtdXVpZDpzZWNyZXQ=")]
    [InlineData("Bearer eyJ0")]
    public async Task Asks_for_credentials_that_can_be_read(string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = Json(Body("nonsense")) };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await _http.SendAsync(request, Cancellation);

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid_client");
    }

    [Theory]
    [InlineData("""{}""", "introspection.tokens")]
    [InlineData("""{"tokens":[]}""", "introspection.tokens")]
    [InlineData("""{"tokens":[{"clientAddress":"127.0.0.1"}]}""", "introspection.token")]
    [InlineData("""{"tokens":[{"token":"x"},{"token":""}]}""", "introspection.token")]
    [InlineData("""{"tokens":[null]}""", "request.malformed")]
    [InlineData("""{"tokens":["x"]}""", "request.malformed")]
    [InlineData("""{"tokens":[{"token":"x","address":"127.0.0.1"}]}""", "request.malformed")]
    [InlineData("""[]""", "request.malformed")]
    public async Task Refuses_what_is_no_question(string body, string code)
    {
        using var answer = await AskAsync(Api, body);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Takes_a_hundred_tokens_and_no_more()
    {
        using var most = await AskAsync(Api, Body([.. Enumerable.Repeat("x", 100)]));
        using var more = await AskAsync(Api, Body([.. Enumerable.Repeat("x", 101)]));

        Assert.Equal(100, (await ReadAsync(most)).Count);
        await more.ProblemAsync(HttpStatusCode.BadRequest, "introspection.tokens");
    }

    [Fact]
    public async Task Takes_long_tokens_and_no_body_that_is_too_large()
    {
        using var large = await AskAsync(Api, Body([.. Enumerable.Repeat(new string('x', 5_000), 100)]));
        using var tooLarge = await AskAsync(Api, Body([.. Enumerable.Repeat(new string('x', 6_000), 100)]));

        Assert.Equal(100, (await ReadAsync(large)).Count);
        await tooLarge.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Fact]
    public async Task Asks_to_wait_when_the_revocations_were_not_read_lately()
    {
        var token = await TokenAsync(_merchant.Admin);
        await ResultsAsync(token);
        _time.StartLeaping();

        using var answer = await AskAsync(Api, Body("nonsense", token));

        await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable, "token.unavailable");
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Counts_those_who_guess_and_not_the_resource_server()
    {
        var body = Body("nonsense");
        List<HttpStatusCode> guesses = [];

        // A minute may end among them.
        for (var i = 0; i < 3 * Guesses; i++)
        {
            using var guess = await AskAsync(Api with { ClientSecret = i.ToString(CultureInfo.InvariantCulture) }, body);
            guesses.Add(guess.StatusCode);
        }

        using var right = await AskAsync(Api, body);
        Assert.All(guesses.Take(Guesses), g => Assert.Equal(HttpStatusCode.Unauthorized, g));
        Assert.Contains(HttpStatusCode.TooManyRequests, guesses);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
        Assert.False(right.Headers.Contains("RateLimit"));
    }

    private async Task<string> TokenAsync(SeededApiKey key) => (await _merchant.IssueAsync(key.Live)).AccessToken;

    private static string Body(params string[] tokens) => JsonSerializer.Serialize(new { tokens = tokens.Select(token => new { token }) });

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private async Task<IReadOnlyList<JsonElement>> ResultsAsync(params string[] tokens)
    {
        using var answer = await AskAsync(Api, Body(tokens));
        return await ReadAsync(answer);
    }

    private static async Task<IReadOnlyList<JsonElement>> ReadAsync(HttpResponseMessage answer) =>
        [.. (await answer.ReadAsync<JsonElement>()).GetProperty("results").EnumerateArray()];

    private async Task<HttpResponseMessage> AskAsync(SeededCredential client, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = Json(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.ClientSecret}")));
        return await _http.SendAsync(request, Cancellation);
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Security;

namespace Nomba.Iam.Web.Tests.Tokens;

/// <summary>RFC 9701: the answer to introspection as a JWT, for whoever must be able to show what was said.</summary>
public sealed class SignedIntrospectionTests : IAsyncLifetime
{
    private const string Signed = "application/token-introspection+jwt";

    private readonly LeapingTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    public SignedIntrospectionTests() => _host = new IamHost(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SeededCredential Api => new(_merchant.Api.ClientId, _merchant.Api.ClientSecret);

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Says_what_the_plain_answer_says_and_who_told_it_to_whom()
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        var plain = await _merchant.PostAsync("/oauth2/introspect", Api, ("token", token));
        var before = _time.GetUtcNow().ToUnixTimeSeconds();
        _host.Statements.Reset();

        using var answer = await AskAsync(Api, token, Signed);

        Assert.Empty(_host.Statements.Sent);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Signed, answer.Content.Headers.ContentType?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var jwt = await answer.TextAsync();
        var (header, claims) = (Jwt.Header(jwt), Jwt.Claims(jwt));
        Assert.Equal(("token-introspection+jwt", "ES256"), (header.GetProperty("typ").GetString(), header.GetProperty("alg").GetString()));
        Assert.Equal(["iss", "aud", "iat", "token_introspection"], claims.EnumerateObject().Select(c => c.Name));
        Assert.Equal((IamHost.Issuer, Api.ClientId.ToString()), (claims.GetProperty("iss").GetString(), claims.GetProperty("aud").GetString()));
        Assert.InRange(claims.GetProperty("iat").GetInt64(), before, _time.GetUtcNow().ToUnixTimeSeconds());
        Assert.True(JsonElement.DeepEquals(plain.Json, claims.GetProperty("token_introspection")));
        Assert.True(claims.GetProperty("token_introspection").GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Is_signed_with_a_key_of_the_published_set()
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        using var answer = await AskAsync(Api, token, Signed);
        var keys = new JsonWebKeySet(await _merchant.Http.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative), Cancellation));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(await answer.TextAsync(), new TokenValidationParameters
        {
            ValidIssuer = IamHost.Issuer,
            ValidAudience = Api.ClientId.ToString(),
            ValidTypes = ["token-introspection+jwt"],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = keys.GetSigningKeys(),
            RequireExpirationTime = false,
        });

        Assert.True(result.IsValid, result.Exception?.Message);
    }

    [Fact]
    public async Task Passes_for_no_access_token()
    {
        using var answer = await AskAsync(Api, (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken, Signed);

        Assert.False(await _merchant.IsActiveAsync(await answer.TextAsync()));
    }

    [Fact]
    public async Task Says_of_dead_tokens_and_those_of_others_that_they_are_inactive_and_no_more()
    {
        var dead = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        var elsewhere = (await _merchant.IssueAsync(_merchant.Operator.Live, ("scope", "api_keys:read"))).AccessToken;
        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");

        foreach (var token in new[] { dead, elsewhere, "nonsense", new string('x', 5000) })
        {
            using var answer = await AskAsync(Api, token, Signed);
            Assert.Equal(Signed, answer.Content.Headers.ContentType?.ToString());
            Assert.Equal("{\"active\":false}", Jwt.Claims(await answer.TextAsync()).GetProperty("token_introspection").GetRawText());
        }
    }

    [Fact]
    public async Task Is_for_resource_servers_alone()
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;

        using var key = await AskAsync(_merchant.Admin.Live, token, Signed);
        using var stranger = await AskAsync(Api with { ClientSecret = "nmb_live_wrong" }, token, Signed);

        Assert.Equal(("application/json", "{\"active\":false}"), (key.Content.Headers.ContentType?.MediaType, await key.TextAsync()));
        Assert.Equal((HttpStatusCode.Unauthorized, "application/json"), (stranger.StatusCode, stranger.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData(Signed, true)]
    [InlineData("Application/Token-Introspection+JWT", true)]
    [InlineData("application/json, " + Signed, true)]
    [InlineData("application/json;q=0.5, " + Signed + ";q=0.9", true)]
    [InlineData("application/json, " + Signed + ";q=0.5", false)]
    [InlineData(Signed + ";q=0", false)]
    [InlineData("application/json", false)]
    [InlineData("*/*", false)]
    [InlineData("application/jwt", false)]
    [InlineData("nonsense;;q=", false)]
    [InlineData(null, false)]
    public async Task Is_given_to_those_who_name_it(string? accept, bool isGiven)
    {
        using var answer = await AskAsync(Api, (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken, accept);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isGiven ? Signed : "application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Is_not_given_when_the_token_cannot_be_checked()
    {
        var token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
        Assert.True(await _merchant.IsActiveAsync(token));
        _time.StartLeaping();

        using var answer = await AskAsync(Api, token, Signed);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Is_advertised()
    {
        var text = await _merchant.Http.GetStringAsync(new Uri("/.well-known/oauth-authorization-server", UriKind.Relative), Cancellation);

        Assert.Equal("[\"ES256\"]", JsonDocument.Parse(text).RootElement.GetProperty("introspection_signing_alg_values_supported").GetRawText());
    }

    private async Task<HttpResponseMessage> AskAsync(SeededCredential client, string token, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/introspect") { Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.ClientSecret}")));
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await _merchant.Http.SendAsync(request, Cancellation);
    }
}

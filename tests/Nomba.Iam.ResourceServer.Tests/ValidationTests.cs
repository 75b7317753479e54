using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.ResourceServer.Tests;

/// <summary>Both modes against the real issuer: one good token, and every way for it to be bad.</summary>
public sealed class ValidationTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Uri _authority = null!;
    private Merchant _merchant = null!;
    private string _token = "";

    public ValidationTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync()
    {
        _authority = _host.Listen();
        _merchant = await Merchant.SeedAsync(_host);
        _token = (await _merchant.IssueAsync(_merchant.Admin.Live)).AccessToken;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(ValidationMode.Jwt)]
    [InlineData(ValidationMode.Introspect)]
    public async Task Lets_a_good_token_in_and_tells_who_it_is(ValidationMode mode)
    {
        await using var api = await StartAsync(mode);
        using var answer = await api.GetAsync("/accounts", _token, "bearer");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(_merchant.Organization.AccountId.ToString(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(ValidationMode.Jwt)]
    [InlineData(ValidationMode.Introspect)]
    public async Task Answers_as_rfc_6750_says(ValidationMode mode)
    {
        await using var api = await StartAsync(mode);
        using var none = await api.GetAsync("/accounts", null);
        using var query = await api.GetAsync($"/accounts?access_token={_token}", null);
        using var bad = await api.GetAsync("/accounts", "nonsense");
        using var reader = await api.GetAsync("/both", (await _merchant.IssueAsync(_merchant.Reader.Live)).AccessToken);
        using var malformed = await api.GetAsync("/accounts", "two words");
        using var open = await api.GetAsync("/open", null);

        Assert.Equal((HttpStatusCode.Unauthorized, $"Bearer realm=\"{Merchant.Audience}\""), (none.StatusCode, none.Headers.WwwAuthenticate.ToString()));
        Assert.Equal(HttpStatusCode.Unauthorized, query.StatusCode);
        Assert.Contains("error=\"invalid_token\"", bad.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, reader.StatusCode);
        Assert.Contains("error=\"insufficient_scope\", scope=\"transfers:initiate\"", reader.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
    }

    [Theory]
    [InlineData("alg", "none")]
    [InlineData("alg", "HS256")]
    [InlineData("typ", "JWT")]
    [InlineData("kid", "unknown")]
    [InlineData("crit", "exp")]
    public async Task Refuses_a_header_that_was_changed(string name, string value)
    {
        await using var api = await StartAsync(ValidationMode.Jwt);
        var forged = Change(_token, 0, name, name == "crit" ? new JsonArray(value) : JsonValue.Create(value));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api, forged));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api, forged[..(forged.LastIndexOf('.') + 1)]));
    }

    [Theory]
    [InlineData("scope", "accounts:read transfers:initiate admin:all")]
    [InlineData("org", "00000000-0000-0000-0000-000000000001")]
    [InlineData("env", "test")]
    public async Task Refuses_claims_that_were_changed(string name, string value)
    {
        await using var api = await StartAsync(ValidationMode.Jwt);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api, Change(_token, 1, name, JsonValue.Create(value))));
    }

    [Fact]
    public async Task Refuses_a_token_signed_with_a_key_that_it_brought_along()
    {
        await using var api = await StartAsync(ValidationMode.Jwt);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parts = Change(_token, 0, "jwk", new JsonObject { ["kty"] = "EC", ["crv"] = "P-256" }).Split('.');
        var signature = key.SignData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), HashAlgorithmName.SHA256);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api, $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(signature)}"));
    }

    [Theory]
    [InlineData(ValidationMode.Jwt)]
    [InlineData(ValidationMode.Introspect)]
    public async Task Refuses_the_other_environment_another_audience_and_a_refresh_token(ValidationMode mode)
    {
        await using var api = await StartAsync(mode);
        var test = (await _merchant.IssueAsync(_merchant.Admin.Test)).AccessToken;
        var elsewhere = (await _merchant.IssueAsync(_merchant.Operator.Live, ("scope", "api_keys:read"))).AccessToken;
        var refresh = (await _merchant.IssueAsync(_merchant.Admin.Live)).RefreshToken;

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api, test));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api, elsewhere));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(api, refresh));
    }

    [Fact]
    public async Task Refuses_a_suspended_key_on_the_next_request_when_it_asks_and_at_expiry_when_it_does_not()
    {
        await using var asking = await StartAsync(ValidationMode.Introspect);
        await using var alone = await StartAsync(ValidationMode.Jwt);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(asking, _token));

        await _merchant.ChangeKeyAsync(_merchant.Admin, "suspend");

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(asking, _token));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(alone, _token));
    }

    [Theory]
    [InlineData("127.0.0.0/8", HttpStatusCode.OK)]
    [InlineData("203.0.113.0/24", HttpStatusCode.Unauthorized)]
    public async Task Asks_the_issuer_about_the_address_that_it_sees(string range, HttpStatusCode expected)
    {
        await using var asking = await StartAsync(ValidationMode.Introspect);
        var bearer = (await _merchant.IssueAsync(_merchant.Operator.Live)).AccessToken;
        using var restricted = await _merchant.ManageAsync(
            HttpMethod.Patch, $"/api-keys/{_merchant.Admin.Id}", bearer, new { restrictions = new { ipAllowList = new[] { range } } });
        restricted.EnsureSuccessStatusCode();

        Assert.Equal(expected, await StatusAsync(asking, _token));
    }

    [Fact]
    public async Task Refuses_with_503_what_it_cannot_check()
    {
        await using var unreachable = await ProtectedApi.StartAsync(o => Configure(o, ValidationMode.Jwt, new Uri("http://127.0.0.1:9")));
        await using var stranger = await ProtectedApi.StartAsync(o =>
        {
            Configure(o, ValidationMode.Introspect, _authority);
            o.ClientSecret = "wrong";
        });

        foreach (var api in new[] { unreachable, stranger })
        {
            using var answer = await api.GetAsync("/accounts", _token);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task Refuses_to_start_without_what_it_needs()
    {
        var exception = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(
            () => ProtectedApi.StartAsync(o => (o.Authority, o.Mode) = ("http://issuer.example", ValidationMode.Introspect)));

        Assert.Equal(3, exception.Failures.Count());
    }

    private Task<ProtectedApi> StartAsync(ValidationMode mode) => ProtectedApi.StartAsync(o => Configure(o, mode, _authority));

    private void Configure(NombaResourceServerOptions options, ValidationMode mode, Uri authority)
    {
        (options.Authority, options.Audience, options.Mode) = (authority.ToString(), Merchant.Audience, mode);
        (options.ClientId, options.ClientSecret) = (_merchant.Api.ClientId.ToString(), _merchant.Api.ClientSecret);
    }

    private static async Task<HttpStatusCode> StatusAsync(ProtectedApi api, string token)
    {
        using var answer = await api.GetAsync("/accounts", token);
        return answer.StatusCode;
    }

    private static string Change(string token, int part, string name, JsonNode? value)
    {
        var parts = token.Split('.');
        var json = JsonNode.Parse(Base64Url.DecodeFromChars(parts[part]))!.AsObject();
        json[name] = value;
        parts[part] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
        return string.Join('.', parts);
    }
}

using System.Net;
using System.Text.Json;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class MetadataTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private HttpClient _http = null!;

    public ValueTask InitializeAsync()
    {
        _http = _host.CreateClient();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/oauth-authorization-server")]
    public async Task Advertises_what_works_and_the_issuer_byte_for_byte(string path)
    {
        var json = await JsonAsync(path);

        Assert.Equal(IamHost.Issuer, json.GetProperty("issuer").GetString());
        Assert.Equal(["S256"], Texts(json, "code_challenge_methods_supported"));
        Assert.Equal(["code"], Texts(json, "response_types_supported"));
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token"], Texts(json, "grant_types_supported").Order());
        Assert.Equal(["client_secret_basic", "client_secret_post", "none"], Texts(json, "token_endpoint_auth_methods_supported").Order());
        Assert.True(json.GetProperty("authorization_response_iss_parameter_supported").GetBoolean());
        Assert.EndsWith("/oauth2/userinfo", json.GetProperty("userinfo_endpoint").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Publishes_public_keys_alone()
    {
        var key = Assert.Single((await JsonAsync("/.well-known/jwks")).GetProperty("keys").EnumerateArray());

        Assert.Equal(("EC", "ES256", "sig"), (key.GetProperty("kty").GetString(), key.GetProperty("alg").GetString(), key.GetProperty("use").GetString()));
        Assert.NotEmpty(key.GetProperty("kid").GetString()!);
        Assert.False(key.TryGetProperty("d", out _));
    }

    [Theory]
    [InlineData("/oauth2/token", true)]
    [InlineData("/oauth2/revoke", true)]
    [InlineData("/oauth2/userinfo", true)]
    [InlineData("/.well-known/openid-configuration", true)]
    [InlineData("/.well-known/jwks", true)]
    [InlineData("/oauth2/authorize", false)]
    [InlineData("/oauth2/introspect", false)]
    [InlineData("/sign-in", false)]
    public async Task Opens_to_browsers_of_other_origins_what_reads_no_cookie(string path, bool open)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(open, answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Says_that_it_is_well(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<JsonElement> JsonAsync(string path) =>
        JsonDocument.Parse(await _http.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;

    private static IEnumerable<string?> Texts(JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(v => v.GetString());
}

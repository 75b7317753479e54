using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Options;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;

namespace Nomba.Iam.Web.Tests.Hosting;

/// <summary>Whose word counts for where a caller is: a key that is held to 203.0.113.0/24 tells.</summary>
public sealed class TrustedProxyTests
{
    [Fact]
    public async Task Nobody_is_believed_unless_configured()
    {
        await using var host = new IamHost();
        var merchant = await StartAsync(host);

        Assert.Equal(401, await IssueAsync(merchant, "203.0.113.9"));
    }

    [Fact]
    public async Task A_caller_that_is_no_proxy_is_not_believed()
    {
        await using var host = new IamHost(null, ("Iam:TrustedProxies", "198.51.100.0/24"));
        var merchant = await StartAsync(host);

        Assert.Equal(401, await IssueAsync(merchant, "203.0.113.9"));
    }

    [Theory]
    [InlineData("203.0.113.9", 200)]
    [InlineData("198.51.100.1, 203.0.113.9", 200)]
    [InlineData("203.0.113.9, 198.51.100.1", 401)]
    [InlineData("203.0.113.9, 10.1.2.3", 200)]
    [InlineData("198.51.100.1, 203.0.113.9, 10.1.2.3, 10.4.5.6", 200)]
    [InlineData("nonsense", 401)]
    [InlineData("", 401)]
    public async Task The_nearest_hop_that_is_no_proxy_is_the_caller(string forwarded, int expected)
    {
        await using var host = new IamHost(null, ("Iam:TrustedProxies", "127.0.0.0/8, ::1, 10.0.0.0/8"));
        var merchant = await StartAsync(host);

        Assert.Equal(expected, await IssueAsync(merchant, forwarded));
    }

    [Theory]
    [InlineData("127.0.0.0/8,::1", true)]
    [InlineData("198.51.100.0/24", false)]
    public async Task The_scheme_is_believed_of_a_proxy_alone(string proxies, bool expected)
    {
        await using var host = new IamHost(null, ("Iam:TrustedProxies", proxies));
        host.Listen();
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/jwks");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.9");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "https");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(expected, answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public void Refuses_to_start_with_what_is_no_network()
    {
        using var host = new IamHost(null, ("Iam:TrustedProxies", "10.0.0.1/8"));

        var exception = Assert.ThrowsAny<OptionsValidationException>(() => host.Services);

        Assert.Contains("Iam__TrustedProxies: '10.0.0.1/8'", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<Merchant> StartAsync(IamHost host)
    {
        host.Listen();
        var merchant = await Merchant.SeedAsync(host);
        await merchant.RestrictAsync(merchant.Admin, new { ipAllowList = KeyChanges.Elsewhere });
        return merchant;
    }

    private static async Task<int> IssueAsync(Merchant merchant, string forwarded)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials")]),
        };
        var pair = merchant.Admin.Live;
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{pair.ClientId}:{pair.ClientSecret}")));
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwarded);
        using var answer = await merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }
}

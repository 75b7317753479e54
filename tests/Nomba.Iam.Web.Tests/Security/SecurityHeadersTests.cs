using Microsoft.AspNetCore.Mvc.Testing;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Security;

public sealed class SecurityHeadersTests : IAsyncLifetime
{
    private readonly IamHost _host = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Pages_allow_nothing_inline_and_nothing_from_elsewhere()
    {
        using var page = await GetAsync("http://localhost/sign-in");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));

        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'; form-action 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("require-trusted-types-for 'script'; trusted-types 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/no/such/thing")]
    public async Task Every_answer_is_taken_for_what_it_says_it_is(string path)
    {
        using var answer = await GetAsync($"http://localhost{path}");

        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Https_is_remembered()
    {
        using var page = await GetAsync("https://localhost/sign-in");

        Assert.StartsWith("max-age=", Assert.Single(page.Headers.GetValues("Strict-Transport-Security")));
    }

    private async Task<HttpResponseMessage> GetAsync(string url)
    {
        using var client = _host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        return await client.GetAsync(new Uri(url), TestContext.Current.CancellationToken);
    }
}

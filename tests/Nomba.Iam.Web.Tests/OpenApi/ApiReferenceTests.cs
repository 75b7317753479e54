using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.OpenApi;

public sealed class ApiReferenceTests(ManagementHost host)
{
    [Theory]
    [InlineData("docs")]
    [InlineData("docs/")]
    public async Task Is_a_page_that_runs_no_script_of_its_own_and_calls_no_other_host(string path)
    {
        using var answer = await GetAsync(host.Client, path);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("script-src 'self'", policy);
        Assert.Contains("connect-src 'self'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("https:", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("docs/scalar.js")]
    [InlineData("js/docs.js")]
    public async Task Has_its_scripts_from_this_host(string path)
    {
        using var answer = await GetAsync(host.Client, path);

        Assert.Equal((HttpStatusCode.OK, "text/javascript"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Loosens_no_other_page()
    {
        using var answer = await GetAsync(host.Client, "sign-in");

        Assert.DoesNotContain("unsafe-inline", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_there_where_it_is_not_wanted()
    {
        await using var closed = new IamHost(null, ("Iam:Docs:Enabled", "false"));

        using var page = await GetAsync(closed.CreateClient(), "docs");
        using var script = await GetAsync(closed.CreateClient(), "docs/scalar.js");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (page.StatusCode, script.StatusCode));
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path) =>
        client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
}

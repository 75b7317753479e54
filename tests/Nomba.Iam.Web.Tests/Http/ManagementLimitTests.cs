using System.Net;
using System.Text;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Wire;

namespace Nomba.Iam.Web.Tests.Http;

public sealed class ManagementLimitTests
{
    [Fact]
    public async Task Makes_a_caller_who_asks_too_often_wait_and_nobody_else()
    {
        var time = new StoppedTime();
        await using var host = new IamHost(time, ("Iam:RateLimits:Management:PermitsPerMinute", "2"));
        var merchant = await ManagedOrganization.SeedAsync(host, host.CreateClient());
        using var first = await merchant.GetAsync(merchant.Keys);
        using var forbidden = await merchant.GetAsync($"api/v1/organizations/{merchant.Id}/roles");
        using var third = await merchant.GetAsync(merchant.Keys);
        using var other = await merchant.GetAsync(merchant.Keys, ManagedOrganization.Everything);

        Assert.Equal("\"default\";q=2;w=60", Header(first, "RateLimit-Policy"));
        Assert.Matches("^\"default\";r=1;t=([1-9]|[1-5][0-9]|60)$", Header(first, "RateLimit"));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        await third.ProblemAsync(HttpStatusCode.TooManyRequests, "request.rate_limited");
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        time.Advance(TimeSpan.FromMinutes(1));
        using var later = await merchant.GetAsync(merchant.Keys);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Counts_callers_without_good_credentials_by_network_and_never_against_those_who_have_them()
    {
        await using var host = new IamHost(new StoppedTime(), ("Iam:RateLimits:Management:AnonymousPermitsPerMinute", "2"));
        var merchant = await ManagedOrganization.SeedAsync(host, host.CreateClient());
        using var first = await merchant.SendAsync(HttpMethod.Get, merchant.Keys, null, null);
        using var second = await merchant.SendAsync(HttpMethod.Get, merchant.Keys, null, null);
        using var third = await merchant.SendAsync(HttpMethod.Get, merchant.Keys, null, null);
        using var good = await merchant.GetAsync(merchant.Keys);

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized], [first.StatusCode, second.StatusCode]);
        await third.ProblemAsync(HttpStatusCode.TooManyRequests, "request.rate_limited");
        Assert.Equal(HttpStatusCode.OK, good.StatusCode);
    }

    [Theory]
    [InlineData("password-resets/confirm", """{"token":"nonsense","newPassword":"a few words that nobody says"}""")]
    [InlineData("email-changes/cancel", """{"token":"nonsense"}""")]
    [InlineData("invitations/view", """{"token":"nonsense"}""")]
    public async Task Counts_what_anybody_may_ask_as_well(string path, string body)
    {
        await using var host = new IamHost(new StoppedTime(), ("Iam:RateLimits:Management:AnonymousPermitsPerMinute", "2"));
        using var client = host.CreateClient();
        using var first = await AskAsync(client, path, body);
        using var second = await AskAsync(client, path, "{");
        using var third = await AskAsync(client, path, body);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.BadRequest], [first.StatusCode, second.StatusCode]);
        Assert.Equal("\"default\";q=2;w=60", Header(first, "RateLimit-Policy"));
        Assert.StartsWith("\"default\";r=1;", Header(first, "RateLimit"), StringComparison.Ordinal);
        await third.ProblemAsync(HttpStatusCode.TooManyRequests, "request.rate_limited");
        Assert.StartsWith("\"default\";r=0;", Header(third, "RateLimit"), StringComparison.Ordinal);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Theory]
    [InlineData("PermitsPerMinute", "0")]
    [InlineData("AnonymousPermitsPerMinute", "-1")]
    [InlineData("PermitsPerMinute", "1000001")]
    public async Task Does_not_start_with_a_limit_that_is_none(string setting, string value)
    {
        await using var host = new IamHost(null, ($"Iam:RateLimits:Management:{setting}", value));

        Assert.ThrowsAny<Exception>(() => host.Services);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string path, string body) =>
        client.PostAsync(new Uri($"api/v1/{path}", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}

using System.Net;
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
    [InlineData("PermitsPerMinute", "0")]
    [InlineData("AnonymousPermitsPerMinute", "-1")]
    [InlineData("PermitsPerMinute", "1000001")]
    public async Task Does_not_start_with_a_limit_that_is_none(string setting, string value)
    {
        await using var host = new IamHost(null, ($"Iam:RateLimits:Management:{setting}", value));

        Assert.ThrowsAny<Exception>(() => host.Services);
    }

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));
}

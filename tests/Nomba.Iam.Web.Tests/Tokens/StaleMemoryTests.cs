using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Security;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class StaleMemoryTests
{
    [Fact]
    public async Task Introspection_asks_to_wait_when_the_revocations_were_not_read_lately()
    {
        var time = new LeapingTime();
        await using var host = new IamHost(time);
        var merchant = await Merchant.SeedAsync(host);
        var token = (await merchant.IssueAsync(merchant.Admin.Live)).AccessToken;
        Assert.True(await merchant.IsActiveAsync(token));
        time.StartLeaping();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/introspect")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("token", token)]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{merchant.Api.ClientId}:{merchant.Api.ClientSecret}")));
        using var answer = await merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }
}

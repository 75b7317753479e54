using System.Net;

namespace Nomba.Iam.Web.Tests.Http;

public sealed class QueryParameterTests(ManagementHost host)
{
    [Theory]
    [InlineData("?staus=active", "staus")]
    [InlineData("?status=active&keyId=x", "keyId")]
    [InlineData("?accountId=x", "accountId")]
    [InlineData("?%00=x", null)]
    public async Task Refuses_one_that_is_not_read_and_repeats_nothing_odd(string query, string? field)
    {
        var merchant = await host.SeedMerchantAsync();
        using var answer = await merchant.GetAsync(merchant.Keys + query);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "request.unknown_parameter");
        Assert.Equal(field, Assert.Single(problem.Errors!).Field);
    }

    [Theory]
    [InlineData("?status=active&search=till&limit=5")]
    [InlineData("?LIMIT=5")]
    public async Task Reads_those_that_an_endpoint_names(string query)
    {
        var merchant = await host.SeedMerchantAsync();
        using var answer = await merchant.GetAsync(merchant.Keys + query);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

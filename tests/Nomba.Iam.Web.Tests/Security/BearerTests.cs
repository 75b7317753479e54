using System.Net;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Security;

/// <summary>RFC 6750: how a bearer token reaches the management API, and what a refusal says.</summary>
public sealed class BearerTests(ManagementHost host)
{
    [Theory]
    [InlineData("Bearer")]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task Reads_the_scheme_in_any_case(string scheme)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await SendAsync(merchant, $"{scheme} {await merchant.TokenAsync(ManagedOrganization.Operator)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("Bearer not.a.token")]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.e30.")]
    public async Task Refuses_what_is_no_token_of_ours(string authorization)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await SendAsync(merchant, authorization);

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
        Assert.Equal("Bearer realm=\"nomba-iam\", error=\"invalid_token\"", answer.Challenge);
    }

    [Fact]
    public async Task Refuses_a_token_that_was_changed_in_one_character()
    {
        var merchant = await host.SeedMerchantAsync();
        var token = await merchant.TokenAsync(ManagedOrganization.Operator);
        var middle = token.IndexOf('.', StringComparison.Ordinal) + 20;
        var changed = token[..middle] + (token[middle] == 'A' ? 'B' : 'A') + token[(middle + 1)..];

        using var answer = await SendAsync(merchant, $"Bearer {changed}");

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer one two")]
    [InlineData("Bearer one, Bearer two")]
    public async Task Refuses_a_malformed_header(string authorization)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await SendAsync(merchant, authorization);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "auth.malformed");
        Assert.Equal("Bearer realm=\"nomba-iam\", error=\"invalid_request\"", answer.Challenge);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YTpi")]
    [InlineData("Bearerish abc")]
    public async Task Takes_anything_else_for_no_token_and_names_no_error(string? authorization)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await SendAsync(merchant, authorization);

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.Equal("Bearer realm=\"nomba-iam\"", answer.Challenge);
    }

    [Fact]
    public async Task Does_not_read_a_token_from_the_address()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.SendAsync(
            HttpMethod.Get, $"{merchant.Keys}?access_token={await merchant.TokenAsync(ManagedOrganization.Operator)}", null, null);

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Fact]
    public async Task Refuses_a_token_for_another_audience()
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(ManagedOrganization.Server).Live;

        using var answer = await SendAsync(merchant, $"Bearer {await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!, "transfers:initiate")}");

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
    }

    [Fact]
    public async Task Refuses_a_sandbox_token_where_real_money_is_managed()
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(ManagedOrganization.Operator).Test;

        using var answer = await SendAsync(merchant, $"Bearer {await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!)}");

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "token.invalid");
    }

    [Fact]
    public async Task Refuses_everyone_while_revocations_may_be_out_of_date()
    {
        var time = new LeapingTime();
        await using var iam = new IamHost(time);
        await iam.SeedAsync(new SeedPlan([], [new SeedResourceServer("merchant-api", ["transfers:initiate"])]));
        using var client = iam.CreateClient();
        var merchant = await ManagedOrganization.SeedAsync(iam, client);
        await merchant.TokenAsync(ManagedOrganization.Operator);

        time.StartLeaping();
        using var answer = await merchant.GetAsync(merchant.Keys);

        await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable, "token.unavailable");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.Empty(answer.Challenge);
    }

    private static async Task<HttpResponseMessage> SendAsync(ManagedOrganization merchant, string? authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, merchant.Keys);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await merchant.SendAsync(request);
    }
}

using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>Refusals that no use case gives: by the protocol, and by what went wrong on our side.</summary>
public sealed class ProblemTests(ManagementHost host)
{
    [Theory]
    [InlineData("api")]
    [InlineData("api/v1/nothing")]
    [InlineData("api/v2/organizations")]
    public async Task Says_that_there_is_nothing_at_an_address(string path)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.GetAsync(path);

        await answer.ProblemAsync(HttpStatusCode.NotFound, "route.not_found");
    }

    [Fact]
    public async Task Names_the_methods_that_an_address_answers()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.SendAsync(HttpMethod.Delete, merchant.Keys, null, ManagedOrganization.Operator);

        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "route.method");
        Assert.Equal(["GET", "POST"], answer.Content.Headers.Allow.Where(m => m != "HEAD").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Answers_HEAD_as_GET_without_the_body()
    {
        var merchant = await host.SeedMerchantAsync();

        using var found = await merchant.SendAsync(HttpMethod.Head, merchant.Keys, null, ManagedOrganization.Operator);
        using var refused = await merchant.SendAsync(HttpMethod.Head, merchant.Keys, null, null);

        Assert.Equal((HttpStatusCode.OK, ""), (found.StatusCode, await found.TextAsync()));
        Assert.Equal("application/json", found.Content.Headers.ContentType?.MediaType);
        Assert.Equal((HttpStatusCode.Unauthorized, ""), (refused.StatusCode, await refused.TextAsync()));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "name=Till")]
    [InlineData("text/plain", """{"name":"Till 1"}""")]
    public async Task Reads_JSON_alone(string contentType, string body)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await PostAsync(merchant, new StringContent(body, Encoding.UTF8, contentType));

        await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.content_type");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reads_no_more_than_64_KiB(bool announced)
    {
        var merchant = await host.SeedMerchantAsync();
        var body = Encoding.UTF8.GetBytes($$"""{"name":"{{new string('x', 70_000)}}"}""");
        HttpContent content = announced ? new ByteArrayContent(body) : new StreamContent(new UnsizedStream(body));
        content.Headers.ContentType = new("application/json");

        using var answer = await PostAsync(merchant, content);

        await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
    }

    [Fact]
    public async Task Does_not_repeat_what_it_could_not_read()
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(merchant.Keys, """{"name":{"secret":"nmb_live_in_the_wrong_place"}}""");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
        Assert.DoesNotContain("wrong_place", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_to_come_back_when_the_database_fails()
    {
        await using var iam = new IamHost();
        using var client = iam.CreateClient();
        var merchant = await ManagedOrganization.SeedAsync(iam, client);
        await merchant.TokenAsync(ManagedOrganization.Operator);
        await BreakAsync(iam);

        using var answer = await merchant.GetAsync(merchant.Keys);

        var problem = await answer.ProblemAsync(HttpStatusCode.ServiceUnavailable, "service.unavailable");
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Headers.RetryAfter?.Delta);
        Assert.DoesNotContain("Members", problem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_nothing_of_what_went_wrong_on_our_side()
    {
        await using var iam = new IamHost();
        await using var failing = iam.WithWebHostBuilder(web => Microsoft.AspNetCore.TestHost.WebHostBuilderExtensions.ConfigureTestServices(
            web, services => services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter, FailingAddress>()));
        using var client = failing.CreateClient();

        using var answer = await client.GetAsync(new Uri(FailingAddress.Path, UriKind.Relative), TestContext.Current.CancellationToken);

        await answer.ProblemAsync(HttpStatusCode.InternalServerError, "service.error");
        var text = await answer.TextAsync();
        Assert.DoesNotContain(FailingAddress.Message, text, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(FailingAddress), text, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> PostAsync(ManagedOrganization merchant, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, merchant.Keys) { Content = content };
        request.Headers.Authorization = new("Bearer", await merchant.TokenAsync(ManagedOrganization.Operator));
        return await merchant.SendAsync(request);
    }

    private static async Task BreakAsync(IamHost iam)
    {
        await using var scope = iam.Services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<IamDbContext>().Database;
        await database.ExecuteSqlRawAsync("""ALTER TABLE "ApiKeyCredentials" RENAME TO "Elsewhere" """, TestContext.Current.CancellationToken);
    }
}

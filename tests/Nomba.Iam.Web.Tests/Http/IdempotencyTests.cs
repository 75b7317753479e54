using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Web.Tests.Http;

public sealed class IdempotencyTests(ManagementHost host) : IAsyncLifetime
{
    private const string Till = """{"name":"Till"}""";

    private ManagedOrganization _merchant = null!;
    private SignedIn _owner = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _merchant = await host.SeedMerchantAsync();
        _owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Answers_a_repeated_request_as_the_first_one_with_its_secret()
    {
        using var first = await CreateAsync("\"retry-1\"", Till);
        using var second = await CreateAsync("retry-1", Till);
        var made = await first.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);

        Assert.Equal(await first.TextAsync(), await second.TextAsync());
        Assert.Equal((HttpStatusCode.Created, first.Headers.Location, first.Headers.ETag), (second.StatusCode, second.Headers.Location, second.Headers.ETag));
        Assert.Equal("true", Assert.Single(second.Headers.GetValues("Idempotency-Replayed")));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Single(await NamedAsync("Till"));
        await _merchant.SingleAuditAsync(made.Key.Id, "api_key.created");
    }

    [Fact]
    public async Task Keeps_no_secret_that_can_be_read()
    {
        using var answer = await CreateAsync("kept", Till);
        var made = await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
        await using var scope = host.Iam.Services.CreateAsyncScope();
        var stored = await scope.ServiceProvider.GetRequiredService<IamDbContext>().Database
            .SqlQueryRaw<string>("SELECT \"Answer\" AS \"Value\" FROM \"IdempotencyKeys\" WHERE \"Answer\" IS NOT NULL").ToListAsync(Cancellation);

        Assert.NotEmpty(stored);
        Assert.All(stored, text => Assert.DoesNotContain(made.Live.ClientSecret, text, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(made.Live.ClientSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refuses_the_key_for_another_payload()
    {
        using var first = await CreateAsync("used", Till);
        using var other = await CreateAsync("used", """{"name":"Another till"}""");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        await other.ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency.payload_differs");
        Assert.Empty(await NamedAsync("Another till"));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("with space")]
    [InlineData("quo\"te")]
    public async Task Refuses_what_is_no_key(string key)
    {
        using var answer = await CreateAsync(key, Till);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "idempotency.key");
        Assert.Empty(await NamedAsync("Till"));
    }

    [Fact]
    public async Task Refuses_a_key_of_more_than_255_characters()
    {
        using var answer = await CreateAsync(new string('k', 256), Till);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, "idempotency.key");
    }

    [Fact]
    public async Task Lets_a_refused_request_be_made_again()
    {
        using var refused = await CreateAsync("again", """{"name":""}""");
        using var made = await CreateAsync("again", Till);

        await refused.ProblemAsync(HttpStatusCode.BadRequest, "api_key.name");
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    [Fact]
    public async Task Carries_out_one_of_many_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => CreateAsync("race", Till)));

        Assert.All(answers, a => Assert.True(a.StatusCode is HttpStatusCode.Created or HttpStatusCode.Conflict, a.StatusCode.ToString()));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && !a.Headers.Contains("Idempotency-Replayed"));
        foreach (var late in answers.Where(a => a.StatusCode == HttpStatusCode.Conflict))
        {
            await late.ProblemAsync(HttpStatusCode.Conflict, "idempotency.in_flight");
        }

        Assert.Single(await NamedAsync("Till"));
        Array.ForEach(answers, a => a.Dispose());
    }

    [Fact]
    public async Task Sends_one_test_event_to_a_webhook()
    {
        var webhooks = $"api/v1/organizations/{_merchant.Id}/webhooks";
        using var created = await _owner.CallAsync(HttpMethod.Post, webhooks, """{"url":"https://8.8.8.8/hook","eventTypes":["role.*"]}""");
        var id = (await created.ReadAsync<WebhookSecretResponse>(HttpStatusCode.Created)).Webhook.Id;
        using var first = await SendAsync($"{webhooks}/{id}/test", "tried", null);
        using var second = await SendAsync($"{webhooks}/{id}/test", "tried", null);
        using var deliveries = await _owner.CallAsync(HttpMethod.Get, $"{webhooks}/{id}/deliveries");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (first.StatusCode, second.StatusCode));
        Assert.Equal(await first.TextAsync(), await second.TextAsync());
        Assert.Single((await deliveries.ReadAsync<Page<WebhookDeliveryResponse>>()).Items);
    }

    [Fact]
    public async Task Is_the_callers_own_and_the_routes_own()
    {
        var (role, body) = ($"api/v1/organizations/{_merchant.Id}/roles", """{"name":"Till","permissions":["accounts:read"]}""");
        using var key = await CreateAsync("mine", Till);
        using var elsewhere = await SendAsync(role, "mine", body);
        using var request = new HttpRequestMessage(HttpMethod.Post, _merchant.Keys) { Content = new StringContent(Till, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", await _merchant.TokenAsync(ManagedOrganization.Everything));
        request.Headers.Add("Idempotency-Key", "mine");
        using var another = await _merchant.SendAsync(request);

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created], [key.StatusCode, elsewhere.StatusCode]);
        await another.ProblemAsync(HttpStatusCode.Conflict, "api_key.name_taken");
    }

    private Task<HttpResponseMessage> CreateAsync(string key, string json) => SendAsync(_merchant.Keys, key, json);

    private Task<HttpResponseMessage> SendAsync(string path, string key, string? json) => _owner.SendAsync(HttpMethod.Post, path, json, ("Idempotency-Key", key));

    private async Task<IReadOnlyList<ApiKeyResponse>> NamedAsync(string name)
    {
        using var answer = await _merchant.GetAsync($"{_merchant.Keys}?search={Uri.EscapeDataString(name)}");
        return [.. (await answer.ReadAsync<Page<ApiKeyResponse>>()).Items.Where(k => k.Name == name)];
    }
}

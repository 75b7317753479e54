using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Webhooks;

public sealed class WebhookEndpointTests(ManagementHost host) : IAsyncLifetime
{
    // A public address by its number: no name service is asked, and this host sends nothing.
    private const string Url = "https://8.8.8.8:8443/hooks?key=abc";

    private ManagedOrganization _merchant = null!;

    private string Webhooks => $"api/v1/organizations/{_merchant.Id}/webhooks";

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Creates_an_endpoint_and_shows_its_secret_once()
    {
        using var answer = await PostAsync("", $$"""{"url":"{{Url}}","description":" Till ","eventTypes":["api_key.*","role.created","api_key.*"]}""");
        var created = await answer.ReadAsync<WebhookSecretResponse>(HttpStatusCode.Created);
        using var read = await GetAsync($"/{created.Webhook.Id}");
        using var listed = await GetAsync("");

        Assert.StartsWith("whsec_", created.Secret, StringComparison.Ordinal);
        Assert.Equal((Url, "Till", "active", 1), (created.Webhook.Url, created.Webhook.Description, created.Webhook.Status, created.Webhook.Revision));
        Assert.Equal(["api_key.*", "role.created"], created.Webhook.EventTypes);
        Assert.Equal($"/{Webhooks}/{created.Webhook.Id}", answer.Headers.Location!.ToString());
        Assert.Equal("\"r1\"", read.Headers.ETag!.Tag);
        var (one, all) = (await read.TextAsync(), await listed.TextAsync());
        Assert.All([one, all], text => Assert.DoesNotContain("secret\"", text, StringComparison.Ordinal));
        Assert.Contains(created.Webhook.Id.ToString(), all, StringComparison.Ordinal);
        var entry = await _merchant.SingleAuditAsync(created.Webhook.Id, "webhook.created");
        Assert.Contains("https://8.8.8.8:8443/hooks", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", entry.Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains(created.Secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"url":"https://8.8.8.8/","eventTypes":[]}""", "webhook.event_types", "eventTypes")]
    [InlineData("""{"url":"https://8.8.8.8/"}""", "webhook.event_types", "eventTypes")]
    [InlineData("""{"url":"https://8.8.8.8/","eventTypes":["api_key.nothing"]}""", "webhook.event_type", "eventTypes")]
    [InlineData("""{"url":"https://8.8.8.8/","eventTypes":[null]}""", "webhook.event_type", "eventTypes")]
    [InlineData("""{"eventTypes":["*"]}""", "webhook.url", "url")]
    [InlineData("""{"url":"http://8.8.8.8/","eventTypes":["*"]}""", "webhook.url_scheme", "url")]
    [InlineData("""{"url":"https://a:b@8.8.8.8/","eventTypes":["*"]}""", "webhook.url_parts", "url")]
    [InlineData("""{"url":"https://8.8.8.8:25/","eventTypes":["*"]}""", "webhook.url_port", "url")]
    [InlineData("""{"url":"https://127.0.0.1/","eventTypes":["*"]}""", "webhook.url_private", "url")]
    [InlineData("""{"url":"https://[::ffff:10.0.0.1]/","eventTypes":["*"]}""", "webhook.url_private", "url")]
    [InlineData("""{"url":"https://169.254.169.254/latest/meta-data","eventTypes":["*"]}""", "webhook.url_private", "url")]
    [InlineData("""{"url":"https://localhost/","eventTypes":["*"]}""", "webhook.url_private", "url")]
    [InlineData("""{"url":"https://2130706433/","eventTypes":["*"]}""", "webhook.url_private", "url")]
    [InlineData("""{"url":"https://nowhere.invalid/","eventTypes":["*"]}""", "webhook.url_unresolved", "url")]
    public async Task Refuses_what_is_no_endpoint(string json, string code, string field)
    {
        using var answer = await PostAsync("", json);

        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Contains(problem.Errors!, e => e.Field == field);
    }

    [Fact]
    public async Task Says_which_event_type_there_is_none_of()
    {
        using var misspelt = await PostAsync("", """{"url":"https://8.8.8.8/","eventTypes":["*","api_key.nothing"]}""");
        using var odd = await PostAsync("", """{"url":"https://8.8.8.8/","eventTypes":["api_key\u202e"]}""");

        Assert.StartsWith("'api_key.nothing' is no event type.", (await misspelt.ProblemAsync(HttpStatusCode.BadRequest, "webhook.event_type")).Detail, StringComparison.Ordinal);
        Assert.StartsWith("Use event types from the list", (await odd.ProblemAsync(HttpStatusCode.BadRequest, "webhook.event_type")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_twenty_endpoints_and_no_more_however_many_ask_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => PostAsync("", $$"""{"url":"{{Url}}","eventTypes":["*"]}""")));

        Assert.Equal(20, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        await Task.WhenAll(answers.Where(a => a.StatusCode != HttpStatusCode.Created).Select(a => a.ProblemAsync(HttpStatusCode.Conflict, "webhook.too_many")));
    }

    [Fact]
    public async Task Changes_what_is_given_and_only_the_revision_that_was_meant()
    {
        var created = await CreateAsync();
        using var changed = await _merchant.PatchAsync($"{Webhooks}/{created.Id}", """{"eventTypes":["role.*"],"description":""}""", ManagedOrganization.Everything);
        var webhook = await changed.ReadAsync<WebhookResponse>();
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Webhooks}/{created.Id}") { Content = new StringContent("{}", null, "application/json") };
        request.Headers.Authorization = new("Bearer", await _merchant.TokenAsync(ManagedOrganization.Everything));
        request.Headers.IfMatch.Add(new("\"r1\""));
        using var outdated = await _merchant.SendAsync(request);
        using var invalid = await _merchant.PatchAsync($"{Webhooks}/{created.Id}", """{"url":"https://10.1.2.3/"}""", ManagedOrganization.Everything);

        Assert.Equal((created.Url, null, 2), (webhook.Url, webhook.Description, webhook.Revision));
        Assert.Equal(["role.*"], webhook.EventTypes);
        await outdated.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
        await invalid.ProblemAsync(HttpStatusCode.BadRequest, "webhook.url_private");
        await _merchant.SingleAuditAsync(created.Id, "webhook.updated");
    }

    [Fact]
    public async Task Disables_and_enables_with_an_entry_for_each()
    {
        var created = await CreateAsync();
        using var silent = await PostAsync($"/{created.Id}/disable", """{"reason":""}""");
        using var disabled = await PostAsync($"/{created.Id}/disable", """{"reason":"Moving house"}""");
        using var again = await PostAsync($"/{created.Id}/disable", """{"reason":"Another"}""");
        using var tested = await PostAsync($"/{created.Id}/test", null);
        using var enabled = await PostAsync($"/{created.Id}/enable", null);

        await silent.ProblemAsync(HttpStatusCode.BadRequest, "webhook.reason");
        Assert.Equal(("disabled", "Moving house"), Of(await disabled.ReadAsync<WebhookResponse>()));
        Assert.Equal(("disabled", "Moving house"), Of(await again.ReadAsync<WebhookResponse>()));
        await tested.ProblemAsync(HttpStatusCode.Conflict, "webhook.disabled");
        Assert.Equal(("active", null), Of(await enabled.ReadAsync<WebhookResponse>()));
        Assert.Equal("Moving house", (await _merchant.SingleAuditAsync(created.Id, "webhook.disabled")).Reason);
        await _merchant.SingleAuditAsync(created.Id, "webhook.enabled");
    }

    [Fact]
    public async Task Deletes_an_endpoint()
    {
        var created = await CreateAsync();
        using var deleted = await SendAsync(HttpMethod.Delete, $"/{created.Id}", ManagedOrganization.Everything);
        using var gone = await GetAsync($"/{created.Id}");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await gone.ProblemAsync(HttpStatusCode.NotFound, "webhook.not_found");
        await _merchant.SingleAuditAsync(created.Id, "webhook.deleted");
    }

    [Fact]
    public async Task Lists_event_types()
    {
        using var answer = await _merchant.GetAsync($"api/v1/organizations/{_merchant.Id}/webhook-event-types", ManagedOrganization.Everything);

        Assert.Contains((await answer.ReadAsync<Page<WebhookEventTypeResponse>>()).Items, t => t.Name == "api_key.suspended" && t.Description.Length > 0);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "")]
    [InlineData("GET", "/{id}")]
    [InlineData("PATCH", "/{id}")]
    [InlineData("DELETE", "/{id}")]
    [InlineData("POST", "/{id}/enable")]
    [InlineData("POST", "/{id}/disable")]
    [InlineData("POST", "/{id}/rotate-secret")]
    [InlineData("POST", "/{id}/test")]
    [InlineData("GET", "/{id}/deliveries")]
    [InlineData("GET", "/{id}/deliveries/{id}")]
    [InlineData("POST", "/{id}/deliveries/{id}/redeliver")]
    public async Task Is_for_those_of_the_organization_who_may(string method, string path)
    {
        var (created, other) = (await CreateAsync(), await host.SeedMerchantAsync());
        var route = path.Replace("{id}", created.Id.ToString(), StringComparison.Ordinal);
        using var nobody = await SendAsync(HttpMethod.Parse(method), route, null);
        using var powerless = await SendAsync(HttpMethod.Parse(method), route, ManagedOrganization.KeyKeeper);
        using var foreign = await other.SendAsync(HttpMethod.Parse(method), $"{Webhooks}{route}", BodyOf(method, path), ManagedOrganization.Everything);

        Assert.Equal(HttpStatusCode.Unauthorized, nobody.StatusCode);
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        await foreign.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        if (path.Length > 0)
        {
            using var guessed = await other.SendAsync(
                HttpMethod.Parse(method), $"api/v1/organizations/{other.Id}/webhooks{route}", BodyOf(method, path), ManagedOrganization.Everything);
            await guessed.ProblemAsync(HttpStatusCode.NotFound, "webhook.not_found");
        }

        Assert.Equal("webhook.created", Assert.Single(await _merchant.AuditAsync(created.Id)).Action);
    }

    [Fact]
    public async Task Lets_a_reader_read_and_no_more()
    {
        var created = await CreateAsync();
        using var read = await SendAsync(HttpMethod.Get, $"/{created.Id}", ManagedOrganization.Server);
        using var deliveries = await SendAsync(HttpMethod.Get, $"/{created.Id}/deliveries", ManagedOrganization.Server);
        using var rotated = await SendAsync(HttpMethod.Post, $"/{created.Id}/rotate-secret", ManagedOrganization.Server);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (read.StatusCode, deliveries.StatusCode));
        await rotated.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
    }

    [Theory]
    [InlineData("?status=lost", "page.status")]
    [InlineData("?limit=0", "page.limit")]
    [InlineData("?limit=101", "page.limit")]
    [InlineData("?cursor=x", "page.cursor")]
    public async Task Refuses_a_page_that_cannot_be(string query, string code)
    {
        var created = await CreateAsync();
        using var answer = await GetAsync($"/{created.Id}/deliveries{query}");

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Fact]
    public async Task Pages_through_the_delivery_log_newest_first()
    {
        var created = await CreateAsync();
        var sent = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            using var tested = await PostAsync($"/{created.Id}/test", null);
            sent.Add((await tested.ReadAsync<WebhookDeliveryResponse>(HttpStatusCode.Accepted)).Id);
        }

        var (seen, cursor) = (new List<Guid>(), "");
        do
        {
            using var answer = await GetAsync($"/{created.Id}/deliveries?limit=2{cursor}");
            var page = await answer.ReadAsync<Page<WebhookDeliveryResponse>>();
            seen.AddRange(page.Items.Select(d => d.Id));
            cursor = page.Next is null ? null : $"&cursor={page.Next}";
        }
        while (cursor is not null);

        Assert.Equal(sent.Order(), seen.Order());
        Assert.Equal(5, seen.Count);
        using var unknown = await GetAsync($"/{created.Id}/deliveries/{Guid.Empty}");
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "webhook_delivery.not_found");
    }

    private static (string Status, string? Reason) Of(WebhookResponse webhook) => (webhook.Status, webhook.DisabledReason);

    private static string? BodyOf(string method, string path) => (method, path) switch
    {
        ("PATCH", _) => "{}",
        ("POST", "") => """{"url":"https://8.8.8.8/","eventTypes":["*"]}""",
        ("POST", _) when path.EndsWith("/disable", StringComparison.Ordinal) => """{"reason":"test"}""",
        _ => null,
    };

    private async Task<WebhookResponse> CreateAsync()
    {
        using var answer = await PostAsync("", $$"""{"url":"{{Url}}","description":"Till","eventTypes":["security.*"]}""");
        return (await answer.ReadAsync<WebhookSecretResponse>(HttpStatusCode.Created)).Webhook;
    }

    private Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, ManagedOrganization.Everything);

    private Task<HttpResponseMessage> PostAsync(string path, string? json) => _merchant.PostAsync(Webhooks + path, json, ManagedOrganization.Everything);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? keyName) =>
        _merchant.SendAsync(method, Webhooks + path, BodyOf(method.Method, path), keyName);
}

using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Webhooks;

/// <summary>From a change to the merchant's server, over real HTTP.</summary>
public sealed class WebhookDeliveryTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private WebhookWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await WebhookWorld.StartAsync(_time);

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Tells_what_happened_signed_and_without_secrets()
    {
        var created = await _world.CreateAsync("/keys", "api_key.*");
        var key = _world.Merchant.Key(ManagedOrganization.Server);
        using var suspended = await _world.Merchant.PostAsync($"{_world.Merchant.PathOf(ManagedOrganization.Server)}/suspend", """{"reason":"Lost laptop"}""");
        var received = await _world.Receiver.NextAsync("/keys");

        Assert.True(received.IsSignedWith(created.Secret));
        var said = received.Json;
        Assert.Equal(("1", "api_key.suspended", received.Id), (said.GetProperty("version").GetString(), received.Type, said.GetProperty("id").GetString()));
        Assert.Equal(_world.Merchant.Id, said.GetProperty("organizationId").GetGuid());
        Assert.Equal(("api_key", key.Id, "Lost laptop"), (said.GetProperty("data").GetProperty("target").GetProperty("type").GetString(),
            said.GetProperty("data").GetProperty("target").GetProperty("id").GetGuid(), said.GetProperty("data").GetProperty("reason").GetString()));
        Assert.Equal(_world.Merchant.Key(ManagedOrganization.Operator).Id, said.GetProperty("data").GetProperty("actor").GetProperty("id").GetGuid());
        Assert.DoesNotContain("127.0.0.1", received.Body, StringComparison.Ordinal);
        Assert.Equal("application/json", received.Headers["content-type"]);
        Assert.False(received.Headers.ContainsKey("traceparent"));
        await _world.SettledAsync(created.Webhook.Id);
        Assert.Equal("delivered", Assert.Single(await _world.DeliveriesAsync(created.Webhook.Id)).Status);
    }

    [Fact]
    public async Task Tells_nobody_what_they_did_not_ask_for()
    {
        var roles = await _world.CreateAsync("/roles", "role.*");
        var all = await _world.CreateAsync("/all", "*");
        using var renamed = await _world.Merchant.PatchAsync(_world.Merchant.PathOf(ManagedOrganization.Server), """{"name":"Till"}""");
        var received = await _world.Receiver.NextAsync("/all");

        Assert.Equal("api_key.updated", received.Type);
        Assert.Equal("Till", received.Json.GetProperty("data").GetProperty("changes").GetProperty("name").GetProperty("after").GetString());
        Assert.Empty(await _world.DeliveriesAsync(roles.Webhook.Id));
        Assert.Single(await _world.DeliveriesAsync(all.Webhook.Id));
    }

    [Fact]
    public async Task Tells_nothing_of_what_was_refused()
    {
        var all = await _world.CreateAsync("/all", "*");
        using var refused = await _world.Merchant.PostAsync($"{_world.Merchant.Keys}/{Guid.Empty}/suspend", """{"reason":"test"}""");

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Empty(await _world.DeliveriesAsync(all.Webhook.Id));
    }

    [Fact]
    public async Task Tries_again_until_it_is_taken_and_keeps_a_log()
    {
        var (created, answers) = (await _world.CreateAsync("/flaky", "role.*"), new ConcurrentQueue<int>([500, 302]));
        _world.Receiver.Answer("/flaky", async context =>
        {
            context.Response.StatusCode = answers.TryDequeue(out var status) ? status : 202;
            await context.Response.WriteAsync("no\u0000thing", context.RequestAborted);
        });
        var delivery = await _world.TestAsync(created.Webhook.Id);
        ReceivedEvent[] received = [await _world.Receiver.NextAsync("/flaky"), await _world.Receiver.NextAsync("/flaky"), await _world.Receiver.NextAsync("/flaky")];
        await _world.SettledAsync(created.Webhook.Id);
        var log = await _world.DeliveryAsync(created.Webhook.Id, delivery.Id);

        Assert.Single(received.Select(r => (r.Id, r.Body)).Distinct());
        Assert.All(received, r => Assert.True(r.IsSignedWith(created.Secret)));
        Assert.Equal(("delivered", 3, 202), (log.Delivery.Status, log.Delivery.Attempts, log.Delivery.LastStatusCode));
        Assert.Equal([(1, 500), (2, 302), (3, 202)], log.Attempts.Select(a => (a.Number, a.StatusCode!.Value)));
        Assert.All(log.Attempts, a => Assert.Equal("nothing", a.Response));
        Assert.Equal([true, true, false], log.Attempts.Select(a => a.Error is not null));
        Assert.Null((await _world.ReadAsync(created.Webhook.Id)).FailingSince);
    }

    [Fact]
    public async Task Sends_an_event_again_when_asked_under_the_same_id()
    {
        var created = await _world.CreateAsync("/again", "role.*");
        var delivery = await _world.TestAsync(created.Webhook.Id);
        var first = await _world.Receiver.NextAsync("/again");
        await _world.SettledAsync(created.Webhook.Id);
        using var asked = await _world.Merchant.PostAsync($"{_world.Webhooks}/{created.Webhook.Id}/deliveries/{delivery.Id}/redeliver", null, ManagedOrganization.Everything);
        var again = await asked.ReadAsync<WebhookDeliveryResponse>(HttpStatusCode.Accepted);
        var second = await _world.Receiver.NextAsync("/again");

        Assert.Equal((first.Id, first.Body), (second.Id, second.Body));
        Assert.Equal((delivery.EventId, "webhook.test"), (again.EventId, again.EventType));
        Assert.NotEqual(delivery.Id, again.Id);
        Assert.EndsWith($"/deliveries/{again.Id}", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains(delivery.EventId.ToString(), (await _world.Merchant.SingleAuditAsync(created.Webhook.Id, "webhook.redelivered")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_with_both_secrets_for_a_day_after_a_rotation()
    {
        var created = await _world.CreateAsync("/rotated", "member.*");
        using var rotated = await _world.Merchant.PostAsync($"{_world.Webhooks}/{created.Webhook.Id}/rotate-secret", null, ManagedOrganization.Everything);
        var fresh = await rotated.ReadAsync<WebhookSecretResponse>();
        await _world.Host.AddPersonAsync(_world.Merchant.Id, $"{Guid.CreateVersion7():N}@merchant.example", "Viewer");
        var during = await _world.Receiver.NextAsync("/rotated");
        _time.Advance(TimeSpan.FromHours(25));
        await _world.Host.AddPersonAsync(_world.Merchant.Id, $"{Guid.CreateVersion7():N}@merchant.example", "Viewer");
        var after = await _world.Receiver.NextAsync("/rotated");

        Assert.NotEqual(created.Secret, fresh.Secret);
        Assert.NotNull(fresh.Webhook.PreviousSecretEndsAt);
        Assert.Equal((2, true, true), (during.Signatures.Length, during.IsSignedWith(created.Secret), during.IsSignedWith(fresh.Secret)));
        Assert.Equal((1, false, true), (after.Signatures.Length, after.IsSignedWith(created.Secret), after.IsSignedWith(fresh.Secret)));
        await _world.Merchant.SingleAuditAsync(created.Webhook.Id, "webhook.secret_rotated");
    }

    [Fact]
    public async Task Tells_other_endpoints_that_a_secret_was_shown_and_its_own_nothing()
    {
        var guard = await _world.CreateAsync("/guard", "security.*");
        var created = await _world.CreateAsync("/till", "security.*");
        var made = await _world.Receiver.NextAsync("/guard");
        using var rotated = await _world.Merchant.PostAsync($"{_world.Webhooks}/{created.Webhook.Id}/rotate-secret", null, ManagedOrganization.Everything);
        var again = await _world.Receiver.NextAsync("/guard");

        Assert.Equal(HttpStatusCode.OK, rotated.StatusCode);
        Assert.All([made, again], e => Assert.Equal(
            ("security.secret_shown", "webhook", created.Webhook.Id),
            (e.Type, e.Json.GetProperty("data").GetProperty("target").GetProperty("type").GetString(), e.Json.GetProperty("data").GetProperty("target").GetProperty("id").GetGuid())));
        Assert.All([made, again], e => Assert.DoesNotContain("whsec_", e.Body, StringComparison.Ordinal));
        Assert.Empty(await _world.DeliveriesAsync(created.Webhook.Id));
        Assert.Equal(2, (await _world.DeliveriesAsync(guard.Webhook.Id)).Count);
    }

    [Fact]
    public async Task Tells_of_sign_ins_and_of_those_that_failed()
    {
        var member = _world.Merchant.Seeded.Users[1];
        await _world.CreateAsync("/door", "security.*");
        using var wrong = await new SignInForm(_world.Host).SubmitAsync(member.Email, "not-the-password");
        await _world.Host.Services.GetRequiredService<ISecurityJournal>().FlushAsync(all: false, TestContext.Current.CancellationToken);
        var failed = await _world.Receiver.NextAsync("/door");
        await SignedIn.AsAsync(_world.Host, member.Email);
        await _world.Host.Services.GetRequiredService<ISecurityJournal>().FlushAsync(all: false, TestContext.Current.CancellationToken);
        var succeeded = await _world.Receiver.NextAsync("/door");

        Assert.Equal(("security.sign_in_failed", "security.signed_in"), (failed.Type, succeeded.Type));
        Assert.All([failed, succeeded], e => Assert.Equal(member.MemberId, e.Json.GetProperty("data").GetProperty("target").GetProperty("id").GetGuid()));
        Assert.All([failed, succeeded], e => Assert.DoesNotContain(member.Email, e.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Takes_as_many_endpoints_as_the_setting_says()
    {
        await using var world = await WebhookWorld.StartAsync(null, ("Iam:Webhooks:MaxPerOrganization", "1"));
        await world.CreateAsync("/one", "role.*");
        using var second = await world.Merchant.PostAsync(world.Webhooks, $$"""{"url":"{{world.Receiver.UrlOf("/two")}}","eventTypes":["*"]}""", ManagedOrganization.Everything);

        await second.ProblemAsync(HttpStatusCode.Conflict, "webhook.too_many");
    }

    [Fact]
    public async Task Disables_an_endpoint_that_is_gone()
    {
        var created = await _world.CreateAsync("/gone", "role.*");
        _world.Receiver.Answer("/gone", StatusCodes.Status410Gone);
        var delivery = await _world.TestAsync(created.Webhook.Id);
        await _world.Commits.UntilAsync(async () => (await _world.ReadAsync(created.Webhook.Id)).Status == "disabled");
        using var refused = await _world.Merchant.PostAsync($"{_world.Webhooks}/{created.Webhook.Id}/test", null, ManagedOrganization.Everything);
        using var again = await _world.Merchant.PostAsync($"{_world.Webhooks}/{created.Webhook.Id}/deliveries/{delivery.Id}/redeliver", null, ManagedOrganization.Everything);

        Assert.Equal("The receiver answered 410 Gone.", (await _world.ReadAsync(created.Webhook.Id)).DisabledReason);
        Assert.Equal("failed", (await _world.DeliveryAsync(created.Webhook.Id, delivery.Id)).Delivery.Status);
        var entry = await _world.Merchant.SingleAuditAsync(created.Webhook.Id, "webhook.disabled");
        Assert.Null(entry.ActorId);
        await refused.ProblemAsync(HttpStatusCode.Conflict, "webhook.disabled");
        await again.ProblemAsync(HttpStatusCode.Conflict, "webhook.disabled");
    }

    [Fact]
    public async Task Is_not_held_up_by_an_endpoint_that_is_slow()
    {
        var (slow, quick) = (await _world.CreateAsync("/slow", "role.*"), await _world.CreateAsync("/quick", "role.*"));
        var released = new TaskCompletionSource();
        _world.Receiver.Answer("/slow", context => released.Task.WaitAsync(context.RequestAborted));
        for (var i = 0; i < 5; i++)
        {
            await _world.TestAsync(slow.Webhook.Id);
        }

        await _world.Receiver.NextAsync("/slow");
        await _world.Receiver.NextAsync("/slow");
        await _world.TestAsync(quick.Webhook.Id);
        await _world.Receiver.NextAsync("/quick");
        var more = _world.Receiver.HasMore("/slow");
        released.SetResult();
        await _world.SettledAsync(slow.Webhook.Id);

        Assert.False(more);
        Assert.All(await _world.DeliveriesAsync(slow.Webhook.Id), d => Assert.Equal(("delivered", 1), (d.Status, d.Attempts)));
    }

    [Fact]
    public async Task Costs_a_change_one_statement_at_most_when_there_is_no_webhook()
    {
        await _world.Merchant.TokenAsync(ManagedOrganization.Operator);
        _world.Host.Statements.Reset();
        using var renamed = await _world.Merchant.PatchAsync(_world.Merchant.PathOf(ManagedOrganization.Server), """{"name":"Counter"}""");

        Assert.Equal(HttpStatusCode.OK, renamed.StatusCode);
        Assert.Single(_world.Host.Statements.Sent, s => s.Contains("Webhook", StringComparison.Ordinal));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Infrastructure.Webhooks;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

public abstract partial class StoreContract
{
    private WebhookQueue Queue => _database.Services.GetRequiredService<WebhookQueue>();

    [Fact]
    public async Task Writes_an_event_for_each_endpoint_that_takes_it()
    {
        var keys = await AddEndpointAsync("api_key.*");
        await AddEndpointAsync("role.*");
        var all = await AddEndpointAsync("*");
        var disabled = await AddEndpointAsync("*");
        await WithEndpointAsync(disabled, e => e.Disable("test"));

        await TellAsync("api_key.suspended", Result.Success);
        await TellAsync("organization.updated", Result.Success);

        var happened = Assert.Single(await _database.QueryAsync(c => c.WebhookEvents.ToListAsync()));
        Assert.Equal(("api_key.suspended", _organization), (happened.Type, happened.OrganizationId));
        var deliveries = await _database.QueryAsync(c => c.WebhookDeliveries.ToListAsync());
        Assert.Equal(new[] { keys.Id, all.Id }.OrderBy(i => i.Value), deliveries.Select(d => d.EndpointId).OrderBy(i => i.Value));
        Assert.All(deliveries, d => Assert.Equal((happened.Id, WebhookDeliveryStatus.Pending), (d.EventId, d.Status)));
    }

    [Fact]
    public async Task Writes_no_event_of_what_did_not_happen()
    {
        await AddEndpointAsync("*");

        await TellAsync("api_key.suspended", MemberErrors.NotFound);
        await Assert.ThrowsAsync<InvalidOperationException>(() => TellAsync("api_key.suspended", new InvalidOperationException("broken")));

        Assert.Empty(await _database.QueryAsync(c => c.WebhookEvents.ToListAsync()));
        Assert.Empty(await Queue.DueAsync([], 10, CancellationToken.None));
    }

    [Fact]
    public async Task Gives_an_attempt_to_one_of_many_that_take_it_at_once()
    {
        await AddEndpointAsync("*");
        await TellAsync("role.created", Result.Success);
        var due = Assert.Single(await Queue.DueAsync([], 10, CancellationToken.None));

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Queue.ClaimAsync(due, CancellationToken.None)));

        Assert.Single(taken, won => won);
        Assert.Empty(await Queue.DueAsync([], 10, CancellationToken.None));
        Assert.Equal(1, await _database.QueryAsync(c => c.WebhookDeliveries.Select(d => d.Attempts).SingleAsync()));
    }

    [Fact]
    public async Task Lets_another_node_take_an_attempt_whose_holder_died()
    {
        await AddEndpointAsync("*");
        await TellAsync("role.created", Result.Success);
        var first = Assert.Single(await Queue.DueAsync([], 10, CancellationToken.None));
        Assert.True(await Queue.ClaimAsync(first, CancellationToken.None));

        var clock = new ManualTime();
        clock.Advance(TimeSpan.FromMinutes(1));
        var later = QueueAt(clock, new WebhookOptions());
        var second = Assert.Single(await later.DueAsync([], 10, CancellationToken.None));
        Assert.Equal(1, second.Attempts);
        Assert.True(await later.ClaimAsync(second, CancellationToken.None));
        Assert.False(await later.ClaimAsync(first, CancellationToken.None));
    }

    [Fact]
    public async Task Leaves_out_endpoints_that_are_busy_and_takes_the_longest_due_first()
    {
        var (slow, quick) = (await AddEndpointAsync("api_key.*"), await AddEndpointAsync("role.*"));
        await TellAsync("api_key.suspended", Result.Success);
        await TellAsync("role.created", Result.Success);
        await TellAsync("role.updated", Result.Success);

        var due = await Queue.DueAsync([slow.Id], 10, CancellationToken.None);

        Assert.All(due, d => Assert.Equal(quick.Id, d.EndpointId));
        Assert.Equal(2, due.Count);
        Assert.Equal(slow.Id, Assert.Single(await Queue.DueAsync([], 1, CancellationToken.None)).EndpointId);
    }

    [Fact]
    public async Task Tries_again_after_a_failure_and_says_when_there_is_no_hope()
    {
        var clock = new ManualTime();
        var queue = QueueAt(clock, new WebhookOptions { RetryFor = TimeSpan.FromMinutes(5) });
        var endpoint = await AddEndpointAsync("*");
        await TellAsync("role.created", Result.Success);

        Assert.False(await AttemptAsync(queue, clock, 500));
        var waiting = await _database.QueryAsync(c => c.WebhookDeliveries.SingleAsync());
        Assert.Equal((WebhookDeliveryStatus.Pending, 1, 500), (waiting.Status, waiting.Attempts, waiting.LastStatusCode));
        Assert.True(waiting.NextAttemptAt > clock.GetUtcNow());
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.True(await AttemptAsync(queue, clock, 503));

        var failed = await _database.QueryAsync(c => c.WebhookDeliveries.SingleAsync());
        Assert.Equal((WebhookDeliveryStatus.Failed, 2, null), (failed.Status, failed.Attempts, failed.NextAttemptAt));
        Assert.NotNull((await _database.QueryAsync(c => c.WebhookEndpoints.SingleAsync(e => e.Id == endpoint.Id))).FailingSince);
        Assert.Equal([500, 503], (await AttemptsAsync(failed.Id)).Select(a => a.StatusCode!.Value));
    }

    [Fact]
    public async Task Keeps_hope_while_anything_succeeds()
    {
        var clock = new ManualTime();
        var queue = QueueAt(clock, new WebhookOptions { RetryFor = TimeSpan.FromMinutes(5) });
        await AddEndpointAsync("*");
        await TellAsync("role.created", Result.Success);
        Assert.False(await AttemptAsync(queue, clock, 500));
        await TellAsync("role.updated", Result.Success);
        Assert.False(await AttemptAsync(queue, clock, 204));
        clock.Advance(TimeSpan.FromMinutes(6));

        Assert.False(await AttemptAsync(queue, clock, 500));

        var statuses = await _database.QueryAsync(c => c.WebhookDeliveries.OrderBy(d => d.Id).Select(d => d.Status).ToListAsync());
        Assert.Equal([WebhookDeliveryStatus.Failed, WebhookDeliveryStatus.Delivered], statuses);
    }

    [Fact]
    public async Task Sends_an_event_again_once_however_many_ask()
    {
        var endpoint = await AddEndpointAsync("*");
        await TellAsync("role.created", Result.Success);
        Assert.False(await AttemptAsync(Queue, TimeProvider.System, 200));
        var delivery = await _database.QueryAsync(c => c.WebhookDeliveries.SingleAsync());

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ChangeAsync((services, token) =>
            services.GetRequiredService<IWebhookDeliveryStore>().AddAgainAsync(delivery.Again(Time), token))));

        Assert.Single(results, r => r.IsSuccess);
        Assert.All(results.Where(r => !r.IsSuccess), r => Assert.Equal("webhook_delivery.pending", r.Error.Code));
        var page = await _database.InScopeAsync(s => s.GetRequiredService<IWebhookDeliveryStore>().ListAsync(
            endpoint.Id, new WebhookDeliveryFilter(10, null, WebhookDeliveryStatus.Pending), CancellationToken.None));
        Assert.Equal(delivery.EventId, Assert.Single(page).EventId);
    }

    [Fact]
    public async Task Forgets_events_with_all_that_belongs_to_them_when_they_are_old()
    {
        var endpoint = await AddEndpointAsync("*");
        await TellAsync("role.created", Result.Success);
        Assert.False(await AttemptAsync(Queue, TimeProvider.System, 200));
        var clock = new ManualTime();
        var retention = new WebhookRetention(_database.Contexts, Options.Create(new WebhookOptions()), clock);
        var lease = await LeaseAsync(clock);

        await retention.RunAsync(lease, CancellationToken.None);
        Assert.Equal(1, await _database.QueryAsync(c => c.WebhookEvents.CountAsync()));
        clock.Advance(TimeSpan.FromDays(31));
        await retention.RunAsync(lease, CancellationToken.None);

        Assert.Equal((0, 0, 0), (await _database.QueryAsync(c => c.WebhookEvents.CountAsync()), await _database.QueryAsync(c => c.WebhookDeliveries.CountAsync()),
            await _database.QueryAsync(c => c.WebhookAttempts.CountAsync())));
        Assert.Equal(1, await _database.QueryAsync(c => c.WebhookEndpoints.CountAsync(e => e.Id == endpoint.Id)));
    }

    [Fact]
    public async Task Gives_up_what_was_on_its_way_to_an_endpoint_that_is_disabled()
    {
        var endpoint = await AddEndpointAsync("*");
        await TellAsync("role.created", Result.Success);

        await ChangeAsync(async (services, token) =>
        {
            await services.GetRequiredService<IWebhookDeliveryStore>().GiveUpAsync(endpoint.Id, token);
            return Result.Success;
        });

        Assert.Empty(await Queue.DueAsync([], 10, CancellationToken.None));
        Assert.Equal(WebhookDeliveryStatus.Failed, (await _database.QueryAsync(c => c.WebhookDeliveries.SingleAsync())).Status);
    }

    private WebhookQueue QueueAt(TimeProvider time, WebhookOptions options) =>
        new(_database.Services.GetRequiredService<IDbContextFactory<IamDbContext>>(), Options.Create(options), time);

    // One attempt as the courier makes it, with an answer of that status. True when the endpoint is to be disabled.
    private static async Task<bool> AttemptAsync(WebhookQueue queue, TimeProvider time, int status)
    {
        var due = Assert.Single(await queue.DueAsync([], 10, CancellationToken.None));
        Assert.True(await queue.ClaimAsync(due, CancellationToken.None));
        var shipment = await queue.LoadAsync(due.Id, CancellationToken.None);
        var attempt = new WebhookAttempt(due.Id, due.Attempts + 1, time.GetUtcNow(), 1) { StatusCode = status, Error = status < 300 ? null : "refused" };
        return await queue.RecordAsync(shipment!, attempt, CancellationToken.None);
    }

    private Task<IReadOnlyList<WebhookAttempt>> AttemptsAsync(WebhookDeliveryId id) =>
        _database.InScopeAsync(s => s.GetRequiredService<IWebhookDeliveryStore>().AttemptsAsync(id, CancellationToken.None));

    private async Task<WebhookEndpoint> AddEndpointAsync(string eventType)
    {
        var endpoint = WebhookEndpoint.Create(_organization, new Uri("https://receiver.example/"), [eventType], new SealedWebhookSecret("sealed"), Time);
        Assert.True((await ChangeAsync((services, token) => services.GetRequiredService<IWebhookStore>().AddAsync(endpoint, token))).IsSuccess);
        return endpoint;
    }

    private Task<Result> WithEndpointAsync(WebhookEndpoint endpoint, Action<WebhookEndpoint> change) => ChangeAsync(async (services, token) =>
    {
        var store = services.GetRequiredService<IWebhookStore>();
        var found = await store.FindAsync(_organization, endpoint.Id, token);
        change(found!);
        return await store.SaveAsync(found!, token);
    });

    private Task<Result> TellAsync(string action, Exception broken) => TellAsync(action, () => throw broken);

    private Task<Result> TellAsync(string action, Result outcome) => TellAsync(action, () => outcome);

    private Task<Result> TellAsync(string action, Func<Result> outcome) => _database.InScopeAsync(services =>
        services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
            _ =>
            {
                services.GetRequiredService<IAuditTrail>().Record(new AuditEvent(action, "test", "1", _organization));
                return ValueTask.FromResult(outcome());
            },
            CancellationToken.None));
}

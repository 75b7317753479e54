using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Webhooks;

/// <summary>What takes days, in a second; and what takes two nodes.</summary>
public sealed class WebhookScheduleTests
{
    [Fact]
    public async Task Disables_an_endpoint_when_every_attempt_failed_to_the_end()
    {
        await using var world = await WebhookWorld.StartAsync(null, ("Iam:Webhooks:RetryFor", "00:00:01"));
        var created = await world.CreateAsync("/down", "role.*");
        world.Receiver.Answer("/down", 503);
        var delivery = await world.TestAsync(created.Webhook.Id);
        await world.Commits.UntilAsync(async () => (await world.ReadAsync(created.Webhook.Id)).Status == "disabled");

        var log = await world.DeliveryAsync(created.Webhook.Id, delivery.Id);
        Assert.Equal("failed", log.Delivery.Status);
        Assert.InRange(log.Attempts.Count, 2, 6);
        Assert.StartsWith("Every attempt failed", (await world.Merchant.SingleAuditAsync(created.Webhook.Id, "webhook.disabled")).Reason, StringComparison.Ordinal);
        using var enabled = await world.Merchant.PostAsync($"{world.Webhooks}/{created.Webhook.Id}/enable", null, ManagedOrganization.Everything);
        Assert.Null((await world.ReadAsync(created.Webhook.Id)).FailingSince);
    }

    [Fact]
    public async Task Makes_each_attempt_on_one_of_two_nodes()
    {
        await using var world = await WebhookWorld.StartAsync();
        await using var second = world.Host.SecondNode();
        using var client = second.CreateClient();
        var created = await world.CreateAsync("/both", "role.*");
        for (var i = 0; i < 25; i++)
        {
            await world.TestAsync(created.Webhook.Id);
        }

        await world.SettledAsync(created.Webhook.Id);

        var ids = new List<string>();
        while (world.Receiver.HasMore("/both"))
        {
            ids.Add((await world.Receiver.NextAsync("/both")).Id);
        }

        Assert.Equal(25, ids.Count);
        Assert.Equal(25, ids.Distinct().Count());
        Assert.All(await world.DeliveriesAsync(created.Webhook.Id), d => Assert.Equal(("delivered", 1), (d.Status, d.Attempts)));
    }
}

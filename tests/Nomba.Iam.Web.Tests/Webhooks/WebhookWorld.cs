using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Webhooks;

/// <summary>A host that sends to loopback and does not wait long, a merchant on it, and the merchant's receiver.</summary>
internal sealed class WebhookWorld : IAsyncDisposable
{
    private WebhookWorld(IamHost host, ManagedOrganization merchant, WebhookReceiver receiver, Commits commits) =>
        (Host, Merchant, Receiver, Commits) = (host, merchant, receiver, commits);

    public IamHost Host { get; }

    public ManagedOrganization Merchant { get; }

    public WebhookReceiver Receiver { get; }

    public Commits Commits { get; }

    public string Webhooks => $"api/v1/organizations/{Merchant.Id}/webhooks";

    public static async Task<WebhookWorld> StartAsync(TimeProvider? time = null, params (string Name, string Value)[] settings)
    {
        var commits = new Commits();
        var host = new IamHost(time,
            [
                ("Iam:Webhooks:AllowPrivateAddresses", "true"), ("Iam:Webhooks:AllowHttp", "true"), ("Iam:Webhooks:PollEvery", "00:00:00.05"),
                ("Iam:Webhooks:FirstRetryAfter", "00:00:00.05"), .. settings,
            ]);
        var merchant = await ManagedOrganization.SeedAsync(host, host.CreateClient());
        return new WebhookWorld(host, merchant, await WebhookReceiver.StartAsync(), commits);
    }

    public async Task<WebhookSecretResponse> CreateAsync(string path, params string[] eventTypes)
    {
        var types = string.Join(',', eventTypes.Select(t => $"\"{t}\""));
        using var answer = await Merchant.PostAsync(Webhooks, $$"""{"url":"{{Receiver.UrlOf(path)}}","eventTypes":[{{types}}]}""", ManagedOrganization.Everything);
        return await answer.ReadAsync<WebhookSecretResponse>(HttpStatusCode.Created);
    }

    public async Task<WebhookResponse> ReadAsync(Guid id)
    {
        using var answer = await Merchant.GetAsync($"{Webhooks}/{id}", ManagedOrganization.Everything);
        return await answer.ReadAsync<WebhookResponse>();
    }

    public async Task<WebhookDeliveryResponse> TestAsync(Guid id)
    {
        using var answer = await Merchant.PostAsync($"{Webhooks}/{id}/test", null, ManagedOrganization.Everything);
        return await answer.ReadAsync<WebhookDeliveryResponse>(HttpStatusCode.Accepted);
    }

    public async Task<IReadOnlyList<WebhookDeliveryResponse>> DeliveriesAsync(Guid id, string query = "")
    {
        using var answer = await Merchant.GetAsync($"{Webhooks}/{id}/deliveries{query}", ManagedOrganization.Everything);
        return (await answer.ReadAsync<Page<WebhookDeliveryResponse>>()).Items;
    }

    public async Task<WebhookDeliveryDetailsResponse> DeliveryAsync(Guid id, Guid delivery)
    {
        using var answer = await Merchant.GetAsync($"{Webhooks}/{id}/deliveries/{delivery}", ManagedOrganization.Everything);
        return await answer.ReadAsync<WebhookDeliveryDetailsResponse>();
    }

    /// <summary>Waits until every delivery to that endpoint is delivered or given up.</summary>
    public Task SettledAsync(Guid id) => Commits.UntilAsync(async () => (await DeliveriesAsync(id, "?status=pending")).Count == 0);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Receiver.DisposeAsync();
        Commits.Dispose();
    }
}

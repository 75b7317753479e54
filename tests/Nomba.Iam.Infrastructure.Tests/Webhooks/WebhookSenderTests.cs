using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Webhooks;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Webhooks;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure.Tests.Webhooks;

/// <summary>One attempt against a real receiver on loopback.</summary>
public sealed class WebhookSenderTests : IAsyncLifetime
{
    private static readonly IPAddress Internet = IPAddress.Parse("8.8.8.8");

    private readonly WebhookSecretProtector _protector = new(new EphemeralDataProtectionProvider());
    private readonly List<string> _hosts = [];
    private WebApplication _receiver = null!;
    private TimeSpan _timeout = TimeSpan.FromSeconds(30);
    private int _requests;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private int Port => new Uri(_receiver.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _receiver = builder.Build();
        _receiver.Use(next => context =>
        {
            Interlocked.Increment(ref _requests);
            _hosts.Add(context.Request.Host.Host);
            return next(context);
        });
        _receiver.MapPost("/ok", () => Results.Text("fine\u0000\u001b[31m\r\nthanks"));
        _receiver.MapPost("/away", () => Results.Redirect("/ok"));
        _receiver.MapPost("/large", () => Results.Text(new string('x', 5_000_000), statusCode: 500));
        _receiver.MapPost("/never", (CancellationToken cancellationToken) => Task.Delay(Timeout.Infinite, cancellationToken));
        await _receiver.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task Connects_to_the_address_that_was_checked_whatever_the_name()
    {
        var attempt = await SendAsync("http://receiver.invalid:{0}/ok", [IPAddress.Loopback], allowPrivate: true);

        Assert.True(attempt.Succeeded, attempt.Error);
        Assert.Equal((200, "fine[31m\nthanks"), (attempt.StatusCode, attempt.ResponseExcerpt));
        Assert.Equal(["receiver.invalid"], _hosts);
    }

    [Fact]
    public async Task Refuses_a_name_that_leads_elsewhere_when_it_is_connected_to()
    {
        IPAddress[] answers = [Internet];
        Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => Task.FromResult(answers);
        var targets = Targets(Resolve, allowPrivate: false);
        var registered = await targets.CheckAsync($"https://rebinding.example:{Port}/ok", Cancellation);
        answers = [IPAddress.Loopback];
        var attempt = await SendAsync($"http://rebinding.example:{Port}/ok", targets);

        Assert.True(registered.IsSuccess);
        Assert.Equal((null, "The host leads to a private or reserved address."), (attempt.StatusCode, attempt.Error));
        Assert.Equal(0, _requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/ok")]
    [InlineData("http://[::1]:{0}/ok")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/ok")]
    [InlineData("http://2130706433:{0}/ok")]
    [InlineData("http://0x7f.1:{0}/ok")]
    [InlineData("http://mixed.example:{0}/ok")]
    public async Task Refuses_private_addresses_in_every_spelling(string url)
    {
        var attempt = await SendAsync(url, [Internet, IPAddress.Loopback], allowPrivate: false);

        Assert.Equal("The host leads to a private or reserved address.", attempt.Error);
        Assert.Equal(0, _requests);
    }

    [Fact]
    public async Task Follows_no_redirect()
    {
        var attempt = await SendAsync("http://127.0.0.1:{0}/away", [], allowPrivate: true);

        Assert.Equal((302, "The receiver answered 302. Redirects are not followed."), (attempt.StatusCode, attempt.Error));
        Assert.Equal(1, _requests);
    }

    [Fact]
    public async Task Reads_no_more_than_it_keeps()
    {
        var attempt = await SendAsync("http://127.0.0.1:{0}/large", [], allowPrivate: true);

        Assert.Equal((500, 1024), (attempt.StatusCode, attempt.ResponseExcerpt!.Length));
        Assert.False(attempt.Succeeded);
    }

    [Fact]
    public async Task Does_not_wait_for_ever()
    {
        _timeout = TimeSpan.FromMilliseconds(500);
        var attempt = await SendAsync("http://127.0.0.1:{0}/never", [], allowPrivate: true);

        Assert.Equal("There was no whole answer within 0.5 seconds.", attempt.Error);
    }

    [Fact]
    public async Task Signs_with_the_new_secret_alone_when_the_one_before_is_lost()
    {
        var (lost, found) = (new SealedWebhookSecret("CfDJ8lost"), _protector.Seal(WebhookSecret.Generate()));
        var unreadable = await SendAsync($"http://127.0.0.1:{Port}/ok", Targets((_, _) => Task.FromResult<IPAddress[]>([]), allowPrivate: true), e => e.Rotate(lost, DateTimeOffset.MaxValue));
        var rotated = await SendAsync($"http://127.0.0.1:{Port}/ok", Targets((_, _) => Task.FromResult<IPAddress[]>([]), allowPrivate: true), e =>
        {
            e.Rotate(lost, DateTimeOffset.MaxValue);
            e.Rotate(found, DateTimeOffset.MaxValue);
        });

        Assert.Equal("The signing secret of this endpoint cannot be read any more. Rotate it.", unreadable.Error);
        Assert.True(rotated.Succeeded, rotated.Error);
        Assert.Equal(1, _requests);
    }

    [Fact]
    public async Task Says_what_is_wrong_without_naming_addresses()
    {
        var port = Port;
        await _receiver.StopAsync(Cancellation);
        var attempt = await SendAsync($"http://127.0.0.1:{port}/ok", Targets((_, _) => Task.FromResult<IPAddress[]>([]), allowPrivate: true));

        Assert.Equal("The connection failed.", attempt.Error);
    }

    private Task<WebhookAttempt> SendAsync(string url, IPAddress[] resolved, bool allowPrivate) =>
        SendAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, Port), Targets((_, _) => Task.FromResult(resolved), allowPrivate));

    private async Task<WebhookAttempt> SendAsync(string url, WebhookTargets targets, Action<WebhookEndpoint>? change = null)
    {
        using var sender = new WebhookSender(targets, _protector, Settings(true), TimeProvider.System);
        var (secret, organization) = (WebhookSecret.Generate(), OrganizationId.New(TimeProvider.System));
        var endpoint = WebhookEndpoint.Create(organization, new Uri(url), ["*"], _protector.Seal(secret), TimeProvider.System);
        change?.Invoke(endpoint);
        var happened = new WebhookEvent(WebhookEventId.New(TimeProvider.System), organization, WebhookEventTypes.Test, "{}", TimeProvider.System.GetUtcNow());
        return await sender.SendAsync(new Shipment(WebhookDelivery.Of(happened, endpoint.Id, TimeProvider.System), endpoint, happened), 1, Cancellation);
    }

    private WebhookTargets Targets(ResolveHost resolve, bool allowPrivate) => new(resolve, Settings(allowPrivate));

    private IOptions<WebhookOptions> Settings(bool allowPrivate) =>
        Options.Create(new WebhookOptions { AllowPrivateAddresses = allowPrivate, AllowHttp = true, Timeout = _timeout });
}

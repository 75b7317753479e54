using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Nomba.Iam.Web.Tests.Webhooks;

/// <summary>A merchant's server on loopback that is told what happens. Each path answers what the test says, 200 unless it says anything.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Channel<ReceivedEvent>> _received = new(StringComparer.Ordinal);
    private readonly WebApplication _server;

    private WebhookReceiver(WebApplication server) => _server = server;

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build());
        receiver._server.Run(receiver.ReceiveAsync);
        await receiver._server.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public string UrlOf(string path) => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + path;

    public void Answer(string path, int status) => Answer(path, context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    });

    public void Answer(string path, Func<HttpContext, Task> answer) => _answers[path] = answer;

    /// <summary>The next request to that path, in the order in which they came.</summary>
    public async Task<ReceivedEvent> NextAsync(string path)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limited.CancelAfter(Patience);
        return await ChannelOf(path).Reader.ReadAsync(limited.Token);
    }

    /// <summary>Whether another request to that path came that the test has not looked at.</summary>
    public bool HasMore(string path) => ChannelOf(path).Reader.TryPeek(out _);

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private Channel<ReceivedEvent> ChannelOf(string path) => _received.GetOrAdd(path, _ => Channel.CreateUnbounded<ReceivedEvent>());

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var (path, body) = (context.Request.Path.Value!, await reader.ReadToEndAsync(context.RequestAborted));
        await ChannelOf(path).Writer.WriteAsync(new ReceivedEvent(context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body));
        if (_answers.TryGetValue(path, out var answer))
        {
            await answer(context);
        }
    }
}

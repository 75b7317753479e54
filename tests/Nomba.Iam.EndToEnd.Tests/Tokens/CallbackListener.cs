using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nomba.Iam.EndToEnd.Tests.Tokens;

/// <summary>An application on this device: listens where its redirect address points, on a port that it did not choose.</summary>
public sealed class CallbackListener : IAsyncDisposable
{
    private readonly TaskCompletionSource<IQueryCollection> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;

    private CallbackListener(WebApplication app)
    {
        _app = app;
        app.MapFallback(Receive);
    }

    public string RedirectUri => $"{_app.Urls.Single()}/callback";

    public bool WasCalled => _answer.Task.IsCompleted;

    public static async Task<CallbackListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new CallbackListener(builder.Build());
        await listener._app.StartAsync(TestContext.Current.CancellationToken);
        return listener;
    }

    /// <summary>What the browser brought.</summary>
    public Task<IQueryCollection> AnswerAsync() => _answer.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Receive(HttpContext context)
    {
        if (context.Request.Path == "/callback")
        {
            _answer.TrySetResult(context.Request.Query);
        }

        return Results.Text("You can close this window.");
    }
}

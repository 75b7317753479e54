using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.ResourceServer.Tests;

/// <summary>A small resource API on the SDK, on a free loopback port.</summary>
internal sealed class ProtectedApi : IAsyncDisposable
{
    /// <summary>How old the feed may be in tests: the shortest that there is.</summary>
    public static readonly TimeSpan Staleness = TimeSpan.FromSeconds(5);

    private readonly WebApplication _app;
    private readonly MeterListener _listener = new();
    private bool _isOver;
    private int _introspections;

    private ProtectedApi(WebApplication app)
    {
        (_app, Http) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "nomba.introspections" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref _introspections, (int)count));
        _listener.Start();
    }

    public HttpClient Http { get; }

    /// <summary>How many tokens the issuer was asked about in mode hybrid.</summary>
    public int Introspections => Volatile.Read(ref _introspections);

    public static async Task<ProtectedApi> StartAsync(Action<NombaResourceServerOptions> configure, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.Services.AddNombaResourceServer(configure);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/ready");
        app.MapGet("/open", () => "open");
        app.MapGet("/accounts", (HttpContext context) => context.NombaCaller.OrganizationId.ToString()).RequirePermission("accounts:read");
        app.MapGet("/both", () => "both").RequirePermission("accounts:read").RequirePermission("transfers:initiate");
        await app.StartAsync();
        return new ProtectedApi(app);
    }

    public Task UntilReadyAsync() => Eventually.HoldsAsync(async () => (await Http.GetAsync("/ready")).StatusCode == HttpStatusCode.OK);

    public async Task<HttpResponseMessage> GetAsync(string path, string? bearer, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(scheme, bearer);
        }

        return await Http.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var answer = await GetAsync("/accounts", token);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isOver)
        {
            _isOver = true;
            _listener.Dispose();
            Http.Dispose();
            await _app.DisposeAsync();
        }
    }
}

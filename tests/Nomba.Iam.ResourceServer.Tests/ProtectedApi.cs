using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Nomba.Iam.ResourceServer.Tests;

/// <summary>A small resource API on the SDK, on a free loopback port.</summary>
internal sealed class ProtectedApi : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ProtectedApi(WebApplication app) => (_app, Http) = (app, new HttpClient { BaseAddress = new Uri(app.Urls.First()) });

    public HttpClient Http { get; }

    public static async Task<ProtectedApi> StartAsync(Action<NombaResourceServerOptions> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddNombaResourceServer(configure);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapGet("/open", () => "open");
        app.MapGet("/accounts", (HttpContext context) => context.NombaCaller.OrganizationId.ToString()).RequirePermission("accounts:read");
        app.MapGet("/both", () => "both").RequirePermission("accounts:read").RequirePermission("transfers:initiate");
        await app.StartAsync();
        return new ProtectedApi(app);
    }

    public async Task<HttpResponseMessage> GetAsync(string path, string? bearer, string scheme = "Bearer")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(scheme, bearer);
        }

        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

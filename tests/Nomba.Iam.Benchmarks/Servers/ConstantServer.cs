using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Nomba.Iam.Benchmarks.Servers;

/// <summary>What a request costs when nothing is done for it: <c>POST /token</c> answers as many bytes as a token answer has, <c>GET /plain</c> two.</summary>
internal static class ConstantServer
{
    public const string Verb = "constant-host";

    public static Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var answer = TokenAnswer(int.Parse(args[0], CultureInfo.InvariantCulture));
        var app = builder.Build();
        app.MapPost("/token", context => WriteAsync(context, answer));
        app.MapGet("/plain", context => WriteAsync(context, "ok"u8.ToArray()));
        return app.ServeAsync();
    }

    private static async Task WriteAsync(HttpContext context, byte[] answer)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.BodyWriter.WriteAsync(answer, context.RequestAborted);
    }

    private static byte[] TokenAnswer(int length)
    {
        const string Start = "{\"token_type\":\"Bearer\",\"expires_in\":1800,\"refresh_token\":\"constant\",\"access_token\":\"";
        const string End = "\"}";
        return [.. System.Text.Encoding.ASCII.GetBytes(Start + new string('a', Math.Max(0, length - Start.Length - End.Length)) + End)];
    }
}

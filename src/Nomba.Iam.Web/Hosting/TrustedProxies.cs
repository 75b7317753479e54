using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.ApiKeys;
using IPNetwork = System.Net.IPNetwork;

namespace Nomba.Iam.Web.Hosting;

/// <summary>
/// Whose word counts for who the caller is and whether it spoke TLS: only of proxies in these networks are <c>X-Forwarded-For</c> and
/// <c>X-Forwarded-Proto</c> believed, from the nearest hop outwards as far as the hops are trusted. Everyone else can write such headers too,
/// so without the setting the socket's address is the caller's. Setting: <c>Iam:TrustedProxies</c>, networks or addresses, default none.
/// </summary>
internal static class TrustedProxies
{
    private const string Setting = "Iam:TrustedProxies";

    public static void AddTrustedProxies(this WebApplicationBuilder builder)
    {
        var networks = Read(builder.Configuration);
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var network in networks)
            {
                options.KnownIPNetworks.Add(network);
            }
        });
    }

    /// <summary>Before everything that asks for the caller's address or scheme.</summary>
    public static void UseTrustedProxies(this WebApplication app)
    {
        if (Read(app.Configuration).Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    // "10.0.0.0/8,2001:db8::/32", or a list: Iam__TrustedProxies__0=10.0.0.0/8.
    private static List<IPNetwork> Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Setting);
        var texts = section.Value is { } text
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : section.Get<string[]>() ?? [];
        return [.. texts.Select(ReadOne)];
    }

    private static IPNetwork ReadOne(string text) => IpRange.Read(text).TryGetValue(out var range)
        ? IPNetwork.Parse(range.ToString())
        : throw new OptionsValidationException(Setting, typeof(ForwardedHeadersOptions), [$"Iam__TrustedProxies: '{text}' is no network such as 10.0.0.0/8, and no address."]);
}

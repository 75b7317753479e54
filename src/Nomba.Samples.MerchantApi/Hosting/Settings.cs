using Nomba.Iam.ResourceServer;
using Nomba.Samples.MerchantApi.Http;

namespace Nomba.Samples.MerchantApi.Hosting;

/// <summary>The settings of this API: <c>Iam__Authority</c>, <c>Iam__Audience</c>, <c>Iam__Nodes</c> (separated by commas), <c>Iam__Mode</c>, <c>Iam__ClientId</c>, <c>Iam__ClientSecret</c>, <c>Iam__Environment</c>.</summary>
internal static class Settings
{
    public static void Apply(IConfiguration configuration, NombaResourceServerOptions options)
    {
        var iam = configuration.GetSection("Iam");
        options.Authority = iam["Authority"] ?? "http://127.0.0.1:5080";
        options.Audience = iam["Audience"] ?? "nomba-merchant-api";
        options.Mode = Enum.Parse<ValidationMode>(iam["Mode"] ?? nameof(ValidationMode.Hybrid), ignoreCase: true);
        options.Nodes = (iam["Nodes"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        options.ClientId = iam["ClientId"];
        options.ClientSecret = iam["ClientSecret"];
        options.Environment = iam["Environment"] ?? "live";
        options.WriteFailure = Envelopes.WriteFailureAsync;
    }
}

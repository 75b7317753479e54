using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>Says which option is missing or wrong, never what is in it.</summary>
internal sealed class OptionsValidator : IValidateOptions<NombaResourceServerOptions>
{
    public ValidateOptionsResult Validate(string? name, NombaResourceServerOptions options)
    {
        var faults = new List<string>();
        if (!IsGood(options.Authority))
        {
            faults.Add("Authority must be the issuer's https address (http only on a loopback address).");
        }

        if (string.IsNullOrWhiteSpace(options.Audience))
        {
            faults.Add("Audience is missing: name this API's audience.");
        }

        if (options.Nodes.Any(node => !IsGood(node)))
        {
            faults.Add("Nodes must be https addresses (http only on a loopback address).");
        }

        if (options.StalenessLimit < TimeSpan.FromSeconds(5) || options.StalenessLimit > TimeSpan.FromMinutes(10))
        {
            faults.Add("StalenessLimit must be 5 seconds to 10 minutes.");
        }

        if (options.Mode != ValidationMode.Jwt && (string.IsNullOrEmpty(options.ClientId) || string.IsNullOrEmpty(options.ClientSecret)))
        {
            faults.Add("ClientId and ClientSecret are needed to follow revocations and to introspect: use those of the registered resource server.");
        }

        if (options.Environment is not ("live" or "test"))
        {
            faults.Add("Environment must be live or test.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
    private static bool IsGood(string address) => Uri.TryCreate(address, UriKind.Absolute, out var parsed)
        && (parsed.Scheme == Uri.UriSchemeHttps || (parsed.Scheme == Uri.UriSchemeHttp && parsed.IsLoopback));
}

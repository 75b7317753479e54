using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>Says which option is missing or wrong, never what is in it.</summary>
internal sealed class OptionsValidator : IValidateOptions<NombaResourceServerOptions>
{
    public ValidateOptionsResult Validate(string? name, NombaResourceServerOptions options)
    {
        var faults = new List<string>();
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority)
            || !(authority.Scheme == Uri.UriSchemeHttps || (authority.Scheme == Uri.UriSchemeHttp && authority.IsLoopback)))
        {
            faults.Add("Authority must be the issuer's https address (http only on a loopback address).");
        }

        if (string.IsNullOrWhiteSpace(options.Audience))
        {
            faults.Add("Audience is missing: name this API's audience.");
        }

        if (options.Mode == ValidationMode.Introspect && (string.IsNullOrEmpty(options.ClientId) || string.IsNullOrEmpty(options.ClientSecret)))
        {
            faults.Add("ClientId and ClientSecret are needed to introspect: use those of the registered resource server.");
        }

        if (options.Environment is not ("live" or "test"))
        {
            faults.Add("Environment must be live or test.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

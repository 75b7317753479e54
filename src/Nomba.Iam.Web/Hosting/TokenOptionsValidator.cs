using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;

namespace Nomba.Iam.Web.Hosting;

/// <summary>Says which setting of the token engine is wrong, and what would be right.</summary>
internal sealed class TokenOptionsValidator : IValidateOptions<TokenOptions>
{
    public ValidateOptionsResult Validate(string? name, TokenOptions options)
    {
        var faults = new List<string>();
        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || issuer.Query.Length > 0 || issuer.Fragment.Length > 0
            || !(issuer.Scheme == Uri.UriSchemeHttps || (issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback)))
        {
            faults.Add("Iam__Issuer is missing or not usable: set it to the https address that clients use (http only on a loopback address).");
        }

        Within(faults, "Iam__Tokens__AccessTokenLifetime", options.AccessTokenLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1));
        Within(faults, "Iam__Tokens__RefreshTokenLifetime", options.RefreshTokenLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromDays(365));
        Within(faults, "Iam__Tokens__AuthorizationCodeLifetime", options.AuthorizationCodeLifetime, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Within(faults, "Iam__Tokens__RefreshLeeway", options.RefreshLeeway, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        if (options.Environments.Count == 0)
        {
            faults.Add("Iam__Environments names no environment: use live, test or both.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Within(List<string> faults, string setting, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            faults.Add($"{setting} is {value}: it must be between {least} and {most}.");
        }
    }
}

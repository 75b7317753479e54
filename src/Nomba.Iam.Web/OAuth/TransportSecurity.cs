using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using OpenIddict.Server.AspNetCore;

namespace Nomba.Iam.Web.OAuth;

/// <summary>Plain http is accepted where the issuer itself is an http address, which start-up allows on loopback alone.</summary>
internal sealed class TransportSecurity(IOptions<TokenOptions> tokens) : IConfigureOptions<OpenIddictServerAspNetCoreOptions>
{
    public void Configure(OpenIddictServerAspNetCoreOptions options) =>
        options.DisableTransportSecurityRequirement = tokens.Value.Issuer.StartsWith("http://", StringComparison.Ordinal);
}

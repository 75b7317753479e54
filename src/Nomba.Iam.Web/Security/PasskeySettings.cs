using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Web.Hosting;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// What is asked of passkeys. One stands for password and second factor together, so the authenticator has to know its person, and to keep the
/// passkey itself: nobody types an address first. They are bound to the issuer, the one name that the world knows this host by. Browsers bind
/// none to an IP address: an issuer on loopback, a developer's machine or a test, is reached as localhost for them.
/// </summary>
internal sealed class PasskeySettings
{
    private const string Required = "required";

    public PasskeySettings(HostSettings settings)
    {
        if (Uri.TryCreate(settings.Issuer, UriKind.Absolute, out var issuer) && (issuer.HostNameType == UriHostNameType.Dns || issuer.IsLoopback))
        {
            Origin = issuer.IsLoopback ? new UriBuilder(issuer.Scheme, "localhost", issuer.Port).Uri : issuer;
        }
    }

    /// <summary>Where passkeys work; null where they cannot, for the issuer is another address than a name.</summary>
    public Uri? Origin { get; }

    public void Set(IdentityPasskeyOptions options)
    {
        options.ServerDomain = Origin?.Host;
        options.UserVerificationRequirement = Required;
        options.ResidentKeyRequirement = Required;
        options.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && IsOurs(origin.Origin));
    }

    /// <summary>Whether the page of this request has the name that passkeys are bound to.</summary>
    public bool WorkAt(HttpRequest request) => string.Equals(Origin?.Host, request.Host.Host, StringComparison.OrdinalIgnoreCase);

    // A browser says its own address, byte for byte; on loopback whoever develops picks the port.
    private bool IsOurs(string text) =>
        Origin is not null && Uri.TryCreate(text, UriKind.Absolute, out var origin)
        && origin.Scheme == Origin.Scheme && origin.Host == Origin.Host && (origin.Port == Origin.Port || Origin.IsLoopback);
}

using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Web.Hosting;

namespace Nomba.Iam.Web.Security;

/// <summary>
/// What is asked of passkeys. One stands for password and second factor together, so the authenticator has to know its person, and to keep the
/// passkey itself: nobody types an address first. They are bound to the issuer, the one name that the world knows this host by.
/// </summary>
internal sealed class PasskeySettings(HostSettings settings)
{
    private const string Required = "required";

    private readonly Uri? _issuer = Uri.TryCreate(settings.Issuer, UriKind.Absolute, out var issuer) ? issuer : null;

    public void Set(IdentityPasskeyOptions options)
    {
        options.ServerDomain = _issuer?.Host;
        options.UserVerificationRequirement = Required;
        options.ResidentKeyRequirement = Required;
        options.ValidateOrigin = origin => ValueTask.FromResult(!origin.CrossOrigin && IsOurs(origin.Origin));
    }

    private bool IsOurs(string origin) =>
        _issuer is not null && string.Equals(origin, _issuer.GetLeftPart(UriPartial.Authority), StringComparison.OrdinalIgnoreCase);
}

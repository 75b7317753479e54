using Microsoft.AspNetCore.DataProtection;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>Closes the body of a mail while it waits, and opens it to be sent.</summary>
internal sealed class EmailSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Nomba.Iam.Emails.v1");

    public string Protect(string body) => _protector.Protect(body);

    public string Unprotect(string sealedBody) => _protector.Unprotect(sealedBody);
}

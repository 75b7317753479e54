using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>A password hash that nobody's password has. Trying one against it costs what a real attempt costs.</summary>
internal sealed class PasswordDecoy
{
    private readonly PasswordHasher<User> _hasher;
    private readonly User _nobody = new();
    private readonly string _hash;

    public PasswordDecoy(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<User>(options);
        _hash = _hasher.HashPassword(_nobody, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
    }

    public void Try(string password) => _hasher.VerifyHashedPassword(_nobody, _hash, password);
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Security;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>
/// HMAC-SHA256 under a key derived from the pepper, which is not in the database: who can write rows there can not move the end of a chain,
/// nor bring in a signing key of their own.
/// </summary>
internal sealed class AuditSeal(IOptions<IamSecrets> secrets)
{
    private static readonly byte[] Purpose = "Nomba.Iam.AuditSeal.v1"u8.ToArray();

    private readonly byte[] _key = HKDF.DeriveKey(
        HashAlgorithmName.SHA256, Convert.FromBase64String(secrets.Value.Pepper), HMACSHA256.HashSizeInBytes, info: Purpose);

    public string Over(byte[] text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, text));

    public bool Holds(AuditHead head) => IsSealOf(head.Seal, head.Text());

    public bool Holds(AuditKey key) => IsSealOf(key.Seal, key.Text());

    private bool IsSealOf(string seal, byte[] text) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(seal), Encoding.ASCII.GetBytes(Over(text)));
}

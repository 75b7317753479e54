using System.Security.Cryptography;
using System.Text;
using Nomba.Iam.Application.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

internal sealed class KeySetMark(SigningKeyRing ring) : IKeySetMark
{
    private const int Length = 16;

    public string Mark => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', ring.Keys.Select(k => k.Security.KeyId).Order(StringComparer.Ordinal)))))[..Length];
}

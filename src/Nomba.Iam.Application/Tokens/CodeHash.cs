using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Nomba.Iam.Application.Tokens;

/// <summary>How a code is stored: by its SHA-256. It is 256 random bits, so it needs no salt.</summary>
internal static class CodeHash
{
    public static string Of(string code) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}

using System.Buffers.Text;
using System.Security.Cryptography;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>Checks ES256 signatures (RFC 7518 section 3.4: r and s, base64url) against the keys that were ours at any time.</summary>
internal sealed class AuditSignatures : IDisposable
{
    private readonly Dictionary<string, ECDsa> _keys;

    public AuditSignatures(IEnumerable<AuditKey> keys) => _keys = keys.ToDictionary(k => k.Kid, Open, StringComparer.Ordinal);

    public bool AreRight(AuditCheckpoint checkpoint) => IsRight(checkpoint.Kid, checkpoint.Signature, checkpoint.Text());

    public bool AreRight(AuditCut cut) => IsRight(cut.Kid, cut.Signature, cut.Text());

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private bool IsRight(string kid, string signature, byte[] text)
    {
        Span<byte> bytes = stackalloc byte[66];

        // Decoding throws at a character that is none of base64url's: whoever tampered would have stopped the walk.
        return _keys.TryGetValue(kid, out var key)
            && Base64Url.IsValid(signature) && Base64Url.TryDecodeFromChars(signature, bytes, out var length)
            && key.VerifyData(text, bytes[..length], HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static ECDsa Open(AuditKey key) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = Base64Url.DecodeFromChars(key.X), Y = Base64Url.DecodeFromChars(key.Y) },
    });
}

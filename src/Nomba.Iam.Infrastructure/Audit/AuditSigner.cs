using System.Buffers.Text;
using System.Security.Cryptography;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>The private key that signs now. Open for one round of work.</summary>
internal sealed class AuditSigner(string kid, ECDsa key) : IDisposable
{
    public void Sign(AuditCheckpoint checkpoint) => checkpoint.Sign(kid, Sign(checkpoint.Text()));

    public void Sign(AuditCut cut) => cut.Sign(kid, Sign(cut.Text()));

    public void Dispose() => key.Dispose();

    private string Sign(byte[] text) =>
        Base64Url.EncodeToString(key.SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
}

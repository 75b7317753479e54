using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.Infrastructure.Security;

/// <summary>Data Protection keys at rest: AES-256-GCM under <see cref="IamSecrets.DataProtectionKey"/>. Under another secret they do not open.</summary>
internal sealed class SecretXmlEncryptor(IOptions<IamSecrets> secrets) : IXmlEncryptor
{
    private const int KeyLength = 32;

    private static readonly byte[] Purpose = "Nomba.Iam.DataProtection.v1"u8.ToArray();

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var nonce = RandomNumberGenerator.GetBytes(AesGcm.NonceByteSizes.MaxSize);
        var cipher = new byte[plain.Length];
        var tag = new byte[AesGcm.TagByteSizes.MaxSize];
        using var aes = Open(secrets.Value);
        aes.Encrypt(nonce, plain, cipher, tag, Purpose);
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String([.. nonce, .. tag, .. cipher])), typeof(Decryptor));
    }

    private static AesGcm Open(IamSecrets secrets) =>
        new(HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(secrets.DataProtectionKey), KeyLength, info: Purpose), AesGcm.TagByteSizes.MaxSize);

    /// <summary>Made by name from what the stored key says, hence public with a constructor that takes services.</summary>
    public sealed class Decryptor(IServiceProvider services) : IXmlDecryptor
    {
        public XElement Decrypt(XElement encryptedElement)
        {
            var bytes = Convert.FromBase64String(encryptedElement.Value);
            var (nonceLength, tagLength) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
            var plain = new byte[bytes.Length - nonceLength - tagLength];
            using var aes = Open(services.GetRequiredService<IOptions<IamSecrets>>().Value);
            aes.Decrypt(
                bytes.AsSpan(0, nonceLength), bytes.AsSpan(nonceLength + tagLength), bytes.AsSpan(nonceLength, tagLength), plain, Purpose);
            return XElement.Parse(Encoding.UTF8.GetString(plain));
        }
    }
}

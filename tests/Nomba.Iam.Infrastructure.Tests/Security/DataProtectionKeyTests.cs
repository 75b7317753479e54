using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Infrastructure.Security;

namespace Nomba.Iam.Infrastructure.Tests.Security;

/// <summary>Data Protection keys at rest: readable with the secret that is not in the database, and with no other.</summary>
public sealed class DataProtectionKeyTests
{
    private static readonly XElement Key = new("key", "the-master-key");

    [Fact]
    public void Opens_under_the_same_secret_and_shows_nothing_without_it()
    {
        var secret = NewSecret();

        var stored = new SecretXmlEncryptor(Options.Create(secret)).Encrypt(Key);

        Assert.DoesNotContain("the-master-key", stored.EncryptedElement.ToString(), StringComparison.Ordinal);
        Assert.Equal("the-master-key", Decryptor(secret).Decrypt(stored.EncryptedElement).Value);
    }

    [Fact]
    public void Does_not_open_under_another_secret()
    {
        var stored = new SecretXmlEncryptor(Options.Create(NewSecret())).Encrypt(Key);

        Assert.ThrowsAny<CryptographicException>(() => Decryptor(NewSecret()).Decrypt(stored.EncryptedElement));
    }

    private static IamSecrets NewSecret() => new() { DataProtectionKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };

    private static SecretXmlEncryptor.Decryptor Decryptor(IamSecrets secrets) =>
        new(new ServiceCollection().AddSingleton(Options.Create(secrets)).BuildServiceProvider());
}

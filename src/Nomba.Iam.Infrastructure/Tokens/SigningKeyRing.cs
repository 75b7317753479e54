using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>
/// The signing keys in memory. Every node picks the same active key: of those whose time has come, the one that came last.
/// Revocation story: the keeper reloads it every <see cref="SigningKeySchedule.ReloadEvery"/>, far less than a new key's lead.
/// </summary>
public sealed class SigningKeyRing(TimeProvider time) : IDisposable
{
    private volatile SigningKeyEntry[]? _keys;

    /// <summary>Raised after the keys have changed.</summary>
    public event Action? Changed;

    public bool IsLoaded => _keys is { Length: > 0 };

    /// <summary>Every published key: upcoming, active and retired.</summary>
    public IReadOnlyList<SigningKeyEntry> Keys => _keys ?? throw new InvalidOperationException("The signing keys are not loaded yet.");

    public SigningKeyEntry Active
    {
        get
        {
            var now = time.GetUtcNow();
            SigningKeyEntry? active = null;
            foreach (var key in Keys)
            {
                if (key.ActivatesAt <= now && (active is null || key.ActivatesAt > active.ActivatesAt))
                {
                    active = key;
                }
            }

            return active ?? throw new InvalidOperationException("No signing key is active.");
        }
    }

    /// <summary>The published key of that id, or null.</summary>
    public SigningKeyEntry? Find(string? kid)
    {
        foreach (var key in Keys)
        {
            if (key.Security.KeyId == kid)
            {
                return key;
            }
        }

        return null;
    }

    public void Load(IReadOnlyCollection<SigningKey> stored, IDataProtector protector)
    {
        var known = _keys;
        if (known is not null && known.Select(k => k.Security.KeyId).ToHashSet(StringComparer.Ordinal).SetEquals(stored.Select(k => k.Kid)))
        {
            return;
        }

        _keys = [.. stored.Select(key => (known ?? []).FirstOrDefault(k => k.Security.KeyId == key.Kid) ?? Open(key, protector))];
        Changed?.Invoke();
    }

    public void Dispose()
    {
        foreach (var key in _keys ?? [])
        {
            key.Security.ECDsa.Dispose();
        }
    }

    private static SigningKeyEntry Open(SigningKey key, IDataProtector protector)
    {
        var algorithm = ECDsa.Create();
        algorithm.ImportPkcs8PrivateKey(protector.Unprotect(Convert.FromBase64String(key.ProtectedKey)), out _);
        return new SigningKeyEntry(new ECDsaSecurityKey(algorithm) { KeyId = key.Kid }, key.ActivatesAt);
    }
}

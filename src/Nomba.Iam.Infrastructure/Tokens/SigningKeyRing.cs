using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Tokens;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>
/// The signing keys in memory. Every node picks the same active key: of those whose time has come, the one that came last.
/// Revocation story: the node that revokes a key reloads it before it answers, every other one within
/// <see cref="SigningKeySchedule.ReloadEvery"/>, far less than a new key's lead.
/// </summary>
public sealed class SigningKeyRing(TimeProvider time) : IDisposable
{
    private volatile SigningKeyEntry[]? _keys;
    private volatile SigningKeyEntry[]? _signers;

    /// <summary>Raised after the keys have changed.</summary>
    public event Action? Changed;

    public bool IsLoaded => _signers is { Length: > 0 };

    /// <summary>Every published key: upcoming, active and retired.</summary>
    public IReadOnlyList<SigningKeyEntry> Keys => _keys ?? throw new InvalidOperationException("The signing keys are not loaded yet.");

    public SigningKeyEntry Active
    {
        get
        {
            var now = time.GetUtcNow();
            SigningKeyEntry? active = null;
            foreach (var key in _signers ?? [])
            {
                if (active is null || Precedes(key, active, now))
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
        var known = _keys ?? [];
        if (_keys is not null && known.Select(k => (k.Security.KeyId, k.ActivatesAt)).ToHashSet().SetEquals(stored.Select(k => (k.Kid, k.ActivatesAt))))
        {
            return;
        }

        SigningKeyEntry[] loaded =
        [
            .. stored.Select(key => known.FirstOrDefault(k => k.Security.KeyId == key.Kid) is { } entry ? entry with { ActivatesAt = key.ActivatesAt } : Open(key, protector)),
        ];

        // In the key set before it signs, and signing no more before it is taken out: nobody ever meets a key that is not in the set.
        Publish([.. loaded.UnionBy(known, k => k.Security.KeyId)]);
        _signers = loaded;
        if (Keys.Count > loaded.Length)
        {
            Publish(loaded);
        }
    }

    public void Dispose()
    {
        foreach (var key in _keys ?? [])
        {
            key.Security.ECDsa.Dispose();
        }
    }

    // Of two keys whose time has come, the later one signs. Before the time of any, the one whose time comes first: where this node's clock is
    // behind that of the node which made the only key, that is better than none.
    private static bool Precedes(SigningKeyEntry key, SigningKeyEntry other, DateTimeOffset now) => (key.ActivatesAt <= now, other.ActivatesAt <= now) switch
    {
        (true, true) => key.ActivatesAt > other.ActivatesAt,
        (false, false) => key.ActivatesAt < other.ActivatesAt,
        (var isInTime, _) => isInTime,
    };

    private void Publish(SigningKeyEntry[] keys)
    {
        _keys = keys;
        Changed?.Invoke();
    }

    private static SigningKeyEntry Open(SigningKey key, IDataProtector protector)
    {
        var algorithm = ECDsa.Create();
        algorithm.ImportPkcs8PrivateKey(protector.Unprotect(Convert.FromBase64String(key.ProtectedKey)), out _);
        return new SigningKeyEntry(new ECDsaSecurityKey(algorithm) { KeyId = key.Kid }, key.ActivatesAt);
    }
}

using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>
/// Tokens whose signature was checked lately, by their hash. Holds between half of and all of <see cref="NombaResourceServerOptions.VerifiedTokenCapacity"/>: when the
/// young half is full it becomes the old one, and what nobody asked for meanwhile is gone. Revocation story: an entry says nothing about being
/// alive, which is judged at each use by <see cref="RevocationState"/>. Emptied whenever the issuer's keys change, so a key that is taken back takes what it signed along; a late
/// fill of before the change is not stored.
/// </summary>
internal sealed class VerifiedTokens(IOptions<NombaResourceServerOptions> options)
{
    private readonly int _half = Math.Max(1, options.Value.VerifiedTokenCapacity / 2);
    private readonly Lock _gate = new();
    private volatile Generations _generations = new(0, [], []);

    private sealed record Generations(int Epoch, ConcurrentDictionary<TokenHash, VerifiedToken> Young, ConcurrentDictionary<TokenHash, VerifiedToken> Old)
    {
        public int Room;
    }

    /// <summary>To be read before a token is checked, and given back with what came of it.</summary>
    public int Epoch => _generations.Epoch;

    public VerifiedToken? Find(TokenHash hash)
    {
        var now = _generations;
        if (now.Young.TryGetValue(hash, out var token))
        {
            return token;
        }

        if (now.Old.TryGetValue(hash, out token))
        {
            Add(hash, token, now.Epoch);
            return token;
        }

        return null;
    }

    public void Add(TokenHash hash, VerifiedToken token, int epoch)
    {
        var now = _generations;
        if (now.Epoch != epoch || !now.Young.TryAdd(hash, token))
        {
            return;
        }

        // Counted here, for asking a concurrent dictionary how many it holds stops everybody.
        if (Interlocked.Increment(ref now.Room) >= _half)
        {
            lock (_gate)
            {
                if (ReferenceEquals(_generations, now))
                {
                    _generations = new Generations(now.Epoch, [], now.Young);
                }
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _generations = new Generations(_generations.Epoch + 1, [], []);
        }
    }
}

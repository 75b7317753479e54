using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>
/// Makes signing keys in time, on every node: published ahead, signing for their term, kept until the last token they signed has ended.
/// The unique generation decides which node's key counts.
/// </summary>
internal sealed class SigningKeyKeeper(
    ISigningKeyStore store,
    SigningKeyRing ring,
    IDataProtectionProvider protection,
    IOptions<SigningKeySchedule> schedule,
    IOptions<TokenOptions> tokens,
    TimeProvider time) : IDisposable
{
    private const int KidBytes = 8;
    private const string Purpose = "Nomba.Iam.SigningKeys.v1";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>
    /// Brings the stored keys up to date and loads them. One after the other: what was read before a revocation must not be loaded after it.
    /// </summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await KeepInTurnAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// The key that comes after the newest. Signs once every cache of the key set has had the time to learn of it; the very first signs at once:
    /// there is nobody yet who could have cached a key set without it.
    /// </summary>
    public SigningKey Create(SigningKey? newest, DateTimeOffset now) => Make(newest, newest is null ? now : now + schedule.Value.PublishAhead);

    /// <summary>One that signs from now on, because there is no other left. Validators learn of it when they meet a token of it.</summary>
    public SigningKey CreateAtOnce(SigningKey newest, DateTimeOffset now) => Make(newest, now);

    public void Dispose() => _turn.Dispose();

    private async Task KeepInTurnAsync(CancellationToken cancellationToken)
    {
        var keys = await store.ListAsync(cancellationToken);
        var now = time.GetUtcNow();
        var newest = keys.MaxBy(k => k.Generation);
        if (newest is null || newest.ActivatesAt + schedule.Value.SignFor - schedule.Value.PublishAhead <= now)
        {
            await store.TryAddAsync(Create(newest, now), cancellationToken);
            keys = await store.ListAsync(cancellationToken);
        }

        foreach (var ended in keys.Where(k => k.ExpiresAt <= now))
        {
            await store.DeleteAsync(ended.Kid, cancellationToken);
        }

        ring.Load([.. keys.Where(k => k.ExpiresAt > now)], _protector);
    }

    private SigningKey Make(SigningKey? newest, DateTimeOffset activatesAt)
    {
        var expiresAt = activatesAt + schedule.Value.SignFor + schedule.Value.PublishAhead + tokens.Value.AccessTokenLifetime;
        using var algorithm = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return SigningKey.Create(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KidBytes)),
            (newest?.Generation ?? 0) + 1,
            Convert.ToBase64String(_protector.Protect(algorithm.ExportPkcs8PrivateKey())),
            activatesAt,
            expiresAt);
    }
}

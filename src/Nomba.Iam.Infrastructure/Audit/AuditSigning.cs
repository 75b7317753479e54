using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Audit;

/// <summary>
/// The audit log's own signing keys, apart from those of tokens: a new one each year, the public halves for good. Nobody caches the key set
/// to verify tokens with, so a new key signs at once.
/// </summary>
internal sealed class AuditSigning(IDbContextFactory<IamDbContext> contexts, AuditSeal seal, IDataProtectionProvider protection, TimeProvider time)
{
    private const int KidBytes = 8;
    private const string Purpose = "Nomba.Iam.AuditKeys.v1";

    private static readonly TimeSpan SignFor = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    /// <summary>The key of this time; made when there is none.</summary>
    public async Task<AuditSigner> OpenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var newest = await NewestAsync(context, cancellationToken);
        if (newest is null || !seal.Holds(newest) || newest.CreatedAt + SignFor <= time.GetUtcNow())
        {
            await TryAddAsync(context, (newest?.Generation ?? 0) + 1, cancellationToken);
            newest = await NewestAsync(context, cancellationToken);
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_protector.Unprotect(Convert.FromBase64String(newest!.ProtectedKey)), out _);
        return new AuditSigner(newest.Kid, key);
    }

    private static Task<AuditKey?> NewestAsync(IamDbContext context, CancellationToken cancellationToken) =>
        context.AuditKeys.AsNoTracking().OrderByDescending(k => k.Generation).FirstOrDefaultAsync(cancellationToken);

    private async Task TryAddAsync(IamDbContext context, int generation, CancellationToken cancellationToken)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = made.ExportParameters(includePrivateParameters: false).Q;
        var key = AuditKey.Create(
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KidBytes)),
            generation,
            (Base64Url.EncodeToString(point.X), Base64Url.EncodeToString(point.Y)),
            Convert.ToBase64String(_protector.Protect(made.ExportPkcs8PrivateKey())),
            time.GetUtcNow());
        key.Close(seal.Over(key.Text()));
        context.AuditKeys.Add(key);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            // Another node made the key of this generation: that one signs.
        }
    }
}

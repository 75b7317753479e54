using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Requests;

internal sealed class IdempotencyKeys(IDbContextFactory<IamDbContext> contexts, RequestClaim claim, IDataProtectionProvider protection, TimeProvider time)
    : IIdempotencyKeys
{
    /// <summary>How long an answer is repeated.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Longer than a request may take; a process that dies leaves its claim for that long.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly IDataProtector _protector = protection.CreateProtector("Nomba.Iam.Idempotency.v1");

    public async Task<IdempotencyClaim> ClaimAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await InsertAsync(context, request, now, cancellationToken) || await TakeOverAsync(context, request, now, cancellationToken))
        {
            claim.Granted = request;
            return new IdempotencyClaim.Granted();
        }

        var known = await context.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(r => r.Key == request.Key, cancellationToken);
        return known switch
        {
            null => new IdempotencyClaim.InFlight(),
            _ when known.Fingerprint != request.Fingerprint => new IdempotencyClaim.Differs(),
            { Answer: { } answer } => new IdempotencyClaim.Answered(JsonSerializer.Deserialize<IdempotentAnswer>(_protector.Unprotect(answer))!),
            { IsConfirmed: true } when known.LeaseEndsAt <= now => new IdempotencyClaim.AnswerLost(),
            _ => new IdempotencyClaim.InFlight(),
        };
    }

    public async Task CompleteAsync(IdempotentRequest request, IdempotentAnswer answer, CancellationToken cancellationToken)
    {
        var text = _protector.Protect(JsonSerializer.Serialize(answer));
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Mine(context, request).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Answer, text).SetProperty(r => r.IsConfirmed, true), cancellationToken);
    }

    public async Task ReleaseAsync(IdempotentRequest request, CancellationToken cancellationToken)
    {
        claim.Granted = null;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Mine(context, request).Where(r => !r.IsConfirmed).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>In the transaction of the change. False when another attempt took the claim over: then nothing may be committed.</summary>
    public static async Task<bool> ConfirmAsync(IamDbContext context, IdempotentRequest request, CancellationToken cancellationToken) =>
        await Mine(context, request).Where(r => !r.IsConfirmed).ExecuteUpdateAsync(set => set.SetProperty(r => r.IsConfirmed, true), cancellationToken) == 1;

    private static IQueryable<IdempotencyRow> Mine(IamDbContext context, IdempotentRequest request) =>
        context.IdempotencyKeys.Where(r => r.Key == request.Key && r.Claim == request.Claim);

    private static async Task<bool> InsertAsync(IamDbContext context, IdempotentRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = new IdempotencyRow
        {
            Key = request.Key,
            Fingerprint = request.Fingerprint,
            Claim = request.Claim,
            LeaseEndsAt = now + Lease,
            ExpiresAt = now + Lifetime,
        };
        context.IdempotencyKeys.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            context.ChangeTracker.Clear();
            return false;
        }
    }

    // What is over, or was claimed by a process that died before it changed anything. Of many who try, one changes the row.
    private static async Task<bool> TakeOverAsync(IamDbContext context, IdempotentRequest request, DateTimeOffset now, CancellationToken cancellationToken) =>
        await context.IdempotencyKeys.Where(r => r.Key == request.Key && (r.ExpiresAt <= now || (!r.IsConfirmed && r.LeaseEndsAt <= now)))
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.Fingerprint, request.Fingerprint)
                    .SetProperty(r => r.Claim, request.Claim)
                    .SetProperty(r => r.IsConfirmed, false)
                    .SetProperty(r => r.LeaseEndsAt, now + Lease)
                    .SetProperty(r => r.ExpiresAt, now + Lifetime)
                    .SetProperty(r => r.Answer, (string?)null),
                cancellationToken) == 1;
}

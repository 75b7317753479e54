using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>The transaction of a use case, with its audit trail and its revocation log: they commit together, and then take effect here.</summary>
internal sealed class UnitOfWork(IamDbContext context, ICallerAccessor callers, IRevocations revocations, CommitSteps steps, TimeProvider time)
    : IUnitOfWork, IAuditTrail, IRevocationLog
{
    private readonly List<RevocationEvent> _revoked = [];

    // Everything that this transaction will have done, with who did it and when.
    private readonly List<AuditEvent> _recorded = [];
    private bool _changed;

    public void Record(AuditEvent happened) =>
        _recorded.Add(happened with { Actor = happened.Actor ?? callers.Caller.Actor, At = happened.At ?? time.GetUtcNow() });

    public void Append(RevocationEvent happened)
    {
        _revoked.Add(happened);
        context.RevocationEvents.Add(happened);
    }

    public async Task<TResult> ExecuteAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> work, CancellationToken cancellationToken)
        where TResult : IResult<TResult>
    {
        // Part of a larger whole, as in seeding: the outer call commits.
        if (context.Database.CurrentTransaction is not null)
        {
            return await work(cancellationToken);
        }

        context.SavingChanges += NoteChanges;
        try
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(cancellationToken);
            if (result.IsSuccess)
            {
                await context.SaveChangesAsync(cancellationToken);
                ThrowIfNotAudited();
                if (!await steps.TakeAsync(_recorded, cancellationToken))
                {
                    return TResult.Failure([PipelineErrors.RequestInFlight]);
                }

                await transaction.CommitAsync(cancellationToken);
                _revoked.ForEach(revocations.Apply);
            }

            return result;
        }
        finally
        {
            context.SavingChanges -= NoteChanges;
            context.ChangeTracker.Clear();
            _changed = false;
            _recorded.Clear();
            _revoked.Clear();
        }
    }

    private void NoteChanges(object? sender, SavingChangesEventArgs e) =>
        _changed |= context.ChangeTracker.Entries().Any(entry =>
            entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            && entry.Entity is not (AuditEntry or AuditHead or RevocationEvent or SignInFailureRow or AuthorizationCode));

    private void ThrowIfNotAudited()
    {
        if (_changed && _recorded.Count == 0)
        {
            throw new InvalidOperationException("A change was about to be committed without an audit entry.");
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Infrastructure.Users;
using Nomba.Iam.Infrastructure.Webhooks;

namespace Nomba.Iam.Infrastructure.Storage;

/// <summary>The transaction of a use case, with its audit trail and its revocation log: they commit together, and then take effect here.</summary>
internal sealed class UnitOfWork(IamDbContext context, ICallerAccessor callers, IRevocations revocations, WebhookOutbox webhooks, TimeProvider time)
    : IUnitOfWork, IAuditTrail, IRevocationLog
{
    private readonly List<RevocationEvent> _revoked = [];
    private bool _changed;
    private bool _audited;

    public void Record(AuditEvent happened)
    {
        _audited = true;
        context.AuditEntries.Add(AuditEntry.Record(happened, callers.Caller.Actor, time));
        webhooks.Note(happened, callers.Caller.Actor);
    }

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
                await webhooks.WriteAsync(cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                ThrowIfNotAudited();
                await transaction.CommitAsync(cancellationToken);
                _revoked.ForEach(revocations.Apply);
            }

            return result;
        }
        finally
        {
            context.SavingChanges -= NoteChanges;
            context.ChangeTracker.Clear();
            (_changed, _audited) = (false, false);
            _revoked.Clear();
            webhooks.Forget();
        }
    }

    private void NoteChanges(object? sender, SavingChangesEventArgs e) =>
        _changed |= context.ChangeTracker.Entries().Any(entry =>
            entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            && entry.Entity is not (AuditEntry or RevocationEvent or SignInFailureRow));

    private void ThrowIfNotAudited()
    {
        if (_changed && !_audited)
        {
            throw new InvalidOperationException("A change was about to be committed without an audit entry.");
        }
    }
}

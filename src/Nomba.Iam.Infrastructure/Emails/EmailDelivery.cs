using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>
/// Sends the mails that are due. A node takes a mail by moving its next attempt ahead from the value that it saw, so of two nodes one sends
/// it; a node that stops in the middle leaves it to the others once that time comes. What fails is tried again, ever later, for a day.
/// </summary>
public sealed class EmailDelivery
{
    private const int MostAtOnce = 50;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly IDbContextFactory<IamDbContext> _contexts;
    private readonly IEmailTransport _transport;
    private readonly EmailSeal _seal;
    private readonly EmailOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<EmailDelivery> _log;

    internal EmailDelivery(
        IDbContextFactory<IamDbContext> contexts, IEmailTransport transport, EmailSeal seal, IOptions<EmailOptions> options, TimeProvider time, ILogger<EmailDelivery> log) =>
        (_contexts, _transport, _seal, _options, _time, _log) = (contexts, transport, seal, options.Value, time, log);

    /// <summary>One look; says how many were sent.</summary>
    public async Task<int> DeliverDueAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var due = await context.EmailMessages.AsNoTracking().Where(m => m.NextAttemptAt <= now)
            .OrderBy(m => m.NextAttemptAt).Take(MostAtOnce).ToListAsync(cancellationToken);
        var sent = 0;
        foreach (var mail in due)
        {
            if (await TakeAsync(context, mail, cancellationToken) && await TrySendAsync(context, mail, cancellationToken))
            {
                sent++;
            }
        }

        return sent;
    }

    private async Task<bool> TakeAsync(IamDbContext context, EmailMessage mail, CancellationToken cancellationToken)
    {
        var now = _time.GetUtcNow();
        var seen = context.EmailMessages.Where(m => m.Id == mail.Id && m.NextAttemptAt == mail.NextAttemptAt);
        if (mail.CreatedAt + GiveUpAfter <= now)
        {
            if (await seen.ExecuteDeleteAsync(cancellationToken) == 1)
            {
                Log.GaveUp(_log, mail.Id, mail.Attempts);
            }

            return false;
        }

        return await seen.ExecuteUpdateAsync(
            set => set.SetProperty(m => m.NextAttemptAt, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancellationToken) == 1;
    }

    private async Task<bool> TrySendAsync(IamDbContext context, EmailMessage mail, CancellationToken cancellationToken)
    {
        var row = context.EmailMessages.Where(m => m.Id == mail.Id);
        try
        {
            await _transport.SendAsync(mail.Id, Write(mail), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The kind of the failure and no more: a server repeats the recipient in its refusal.
            Log.NotSent(_log, mail.Id, mail.Attempts + 1, exception.GetType().Name);
            var next = _time.GetUtcNow() + WaitAfter(mail.Attempts);
            await row.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, next), cancellationToken);
            return false;
        }

        // It has left: stopping the host now must not send it twice.
        await row.ExecuteDeleteAsync(CancellationToken.None);
        return true;
    }

    private MimeMessage Write(EmailMessage mail)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = mail.CreatedAt, Body = new TextPart("plain") { Text = _seal.Unprotect(mail.SealedBody) } };
        var from = MailboxAddress.Parse(_options.From);
        message.From.Add(from);

        // The library would name this machine.
        message.MessageId = $"{mail.Id:N}@{from.Domain}";
        message.To.Add(new MailboxAddress("", mail.Recipient));

        // No answer of an absent person's mailbox to a machine (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static TimeSpan WaitAfter(int attempts)
    {
        var wait = FirstWait * Math.Pow(2, Math.Min(attempts, 16));
        return wait < LongestWait ? wait : LongestWait;
    }
}

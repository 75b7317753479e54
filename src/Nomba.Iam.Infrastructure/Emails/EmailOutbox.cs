using Nomba.Iam.Application.Ports;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Emails;

internal sealed class EmailOutbox(IamDbContext context, EmailSeal seal, TimeProvider time) : IEmailOutbox
{
    public void Enqueue(EmailDraft mail)
    {
        var now = time.GetUtcNow();
        context.EmailMessages.Add(new EmailMessage
        {
            Id = Guid.CreateVersion7(now),
            Recipient = mail.Recipient,
            Subject = mail.Subject,
            SealedBody = seal.Protect(mail.Body),
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }
}

using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>Hands mails to an SMTP server, one connection each: they are few.</summary>
internal sealed class SmtpTransport(IOptions<EmailOptions> options) : IEmailTransport
{
    // Every step of the conversation; all of them together take less than the lease.
    private const int TimeoutMilliseconds = 30_000;

    public async Task SendAsync(Guid id, MimeMessage mail, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
        await client.ConnectAsync(smtp.Host, smtp.Port, EncryptionOf(smtp), cancellationToken);
        if (smtp.User.Length > 0)
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password, cancellationToken);
        }

        await client.SendAsync(mail, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private static SecureSocketOptions EncryptionOf(SmtpOptions smtp) =>
        smtp.Port == SmtpOptions.ImplicitTlsPort ? SecureSocketOptions.SslOnConnect
        : smtp.StartTls ? SecureSocketOptions.StartTls
        : SecureSocketOptions.None;
}

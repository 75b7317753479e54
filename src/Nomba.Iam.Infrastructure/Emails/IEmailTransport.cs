using MimeKit;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>Takes one mail away, or throws.</summary>
internal interface IEmailTransport
{
    Task SendAsync(Guid id, MimeMessage mail, CancellationToken cancellationToken);
}

using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>Looks for mails to send, on every node.</summary>
internal sealed class EmailService(EmailDelivery delivery, IOptions<EmailOptions> options, TimeProvider time, ILogger<EmailService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await delivery.DeliverDueAsync(stoppingToken);
            }
            catch (DbException exception)
            {
                Log.MailsNotRead(log, exception);
            }
        }
    }
}

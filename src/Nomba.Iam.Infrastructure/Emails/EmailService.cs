using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Nomba.Iam.Infrastructure.Hosting;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>Looks for mails to send, on every node.</summary>
internal sealed class EmailService(EmailDelivery delivery, IOptions<EmailOptions> options, TimeProvider time, ILogger<EmailService> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        PeriodicWork.RepeatAsync(options.Value.Interval, time, delivery.DeliverDueAsync, log, stoppingToken);
}

using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>Says which setting is missing: without mails nobody can sign up, come back from a lost password or join.</summary>
internal sealed class EmailOptionsValidator : IValidateOptions<EmailOptions>
{
    public ValidateOptionsResult Validate(string? name, EmailOptions options)
    {
        var faults = new List<string>();
        var (hasServer, hasFolder) = (options.Smtp.Host.Length > 0, options.PickupDirectory.Length > 0);
        if (hasServer == hasFolder)
        {
            faults.Add(hasServer
                ? "Iam__Email__Smtp__Host and Iam__Email__PickupDirectory are both set: keep one."
                : "Iam__Email__Smtp__Host is missing: set it to the server that sends mails, or Iam__Email__PickupDirectory to a folder to write them to.");
        }

        if (!MailboxAddress.TryParse(options.From, out _))
        {
            faults.Add("Iam__Email__From is missing or not an e-mail address: set it to the sender of the mails.");
        }

        if (hasServer && options.Smtp.Port is < 1 or > IPEndPoint.MaxPort)
        {
            faults.Add("Iam__Email__Smtp__Port is not a port.");
        }

        if (hasServer && IsInTheClear(options.Smtp))
        {
            faults.Add("Iam__Email__Smtp__StartTls is false: the password would travel in the clear. Set it to true, or use port 465.");
        }

        if (options.Interval <= TimeSpan.Zero || options.Interval > TimeSpan.FromDays(1))
        {
            faults.Add($"Iam__Email__Interval is {options.Interval}: it must be positive and a day at most.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsInTheClear(SmtpOptions smtp) =>
        smtp is { StartTls: false, Port: not SmtpOptions.ImplicitTlsPort } && smtp.Password.Length > 0
        && !(smtp.Host == "localhost" || (IPAddress.TryParse(smtp.Host, out var address) && IPAddress.IsLoopback(address)));
}

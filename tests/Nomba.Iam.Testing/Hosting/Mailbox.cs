using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Nomba.Iam.Infrastructure.Emails;

namespace Nomba.Iam.Testing.Hosting;

/// <summary>What a host has mailed to one address. Asking makes the host send what is due.</summary>
public sealed partial class Mailbox(IamHost host, string address)
{
    // Of two tests on one host, one would find a mail in the hands of the other.
    private static readonly SemaphoreSlim Gate = new(1);

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> ReadAsync()
    {
        await Gate.WaitAsync();
        try
        {
            while (await host.Services.GetRequiredService<EmailDelivery>().DeliverDueAsync(CancellationToken.None) > 0)
            {
            }
        }
        finally
        {
            Gate.Release();
        }

        if (!Directory.Exists(host.MailDirectory))
        {
            return [];
        }

        return
        [
            .. Directory.EnumerateFiles(host.MailDirectory, "*.eml").Order(StringComparer.Ordinal)
                .Select(file => MimeMessage.Load(file)).Where(m => m.To.Mailboxes.Any(to => to.Address == address)),
        ];
    }

    /// <summary>The token of the last link that came.</summary>
    public async Task<string> TokenAsync() => TokenIn((await ReadAsync())[^1]);

    /// <summary>The token of a link in one mail.</summary>
    public static string TokenIn(MimeMessage mail) => Token().Match(mail.TextBody ?? "").Groups[1].Value;

    [GeneratedRegex("#token=([A-Za-z0-9_-]{43})")]
    private static partial Regex Token();
}

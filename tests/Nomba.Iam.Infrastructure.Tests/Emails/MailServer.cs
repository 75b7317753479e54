using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Nomba.Iam.Infrastructure.Tests.Emails;

/// <summary>A mail server on loopback that speaks as much SMTP (RFC 5321) as taking a mail needs, and offers no encryption.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<(string From, string To, MimeMessage Mail)> _taken = new();
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly Task _work;

    public MailServer()
    {
        _listener.Start();
        _work = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to a recipient.</summary>
    public string RecipientAnswer { get; set; } = "250 2.1.5 OK";

    /// <summary>Mails with the addresses on their envelopes.</summary>
    public IReadOnlyCollection<(string From, string To, MimeMessage Mail)> Taken => _taken;

    /// <summary>The commands, of all connections.</summary>
    public IReadOnlyCollection<string> Heard => _heard;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (_stop.IsCancellationRequested && exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n", AutoFlush = true };
        var (from, to) = ("", "");
        await writer.WriteLineAsync("220 mail.example ESMTP");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            _heard.Enqueue(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            (from, to) = verb switch
            {
                "MAIL" => (AddressIn(line), to),
                "RCPT" => (from, AddressIn(line)),
                _ => (from, to),
            };
            if (verb == "DATA")
            {
                await writer.WriteLineAsync("354 Go on");
                _taken.Enqueue((from, to, await ReadMailAsync(reader)));
            }

            await writer.WriteLineAsync(AnswerTo(verb));
            if (verb == "QUIT")
            {
                return;
            }
        }
    }

    private string AnswerTo(string verb) => verb switch
    {
        "EHLO" => "250 mail.example",
        "MAIL" or "DATA" or "RSET" => "250 2.0.0 OK",
        "RCPT" => RecipientAnswer,
        "QUIT" => "221 2.0.0 Bye",
        _ => "502 5.5.1 Not here",
    };

    // A line that is only a dot ends the mail; a dot at the beginning of another was doubled.
    private async Task<MimeMessage> ReadMailAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
        return await MimeMessage.LoadAsync(stream, _stop.Token);
    }

    private static string AddressIn(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
}

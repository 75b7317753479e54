using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Emails;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Emails;

/// <summary>From the outbox to a mail server, over a real connection.</summary>
public sealed class SmtpTransportTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly MailServer _server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Hands_a_mail_to_the_server_as_it_was_written()
    {
        await using var host = Host();
        await EnqueueAsync(host, "ada@merchant.example", "First line\n.hidden\n.\nỌjà https://iam.example/reset-password#token=secret\n");

        Assert.Equal(1, await DeliverAsync(host));

        var (from, to, mail) = Assert.Single(_server.Taken);
        Assert.Equal(("iam@nomba.example", "ada@merchant.example"), (from, to));
        Assert.Equal(("Choose a new password", "ada@merchant.example"), (mail.Subject, Assert.Single(mail.To.Mailboxes).Address));
        Assert.Equal("iam@nomba.example", Assert.Single(mail.From.Mailboxes).Address);
        Assert.Equal("First line\n.hidden\n.\nỌjà https://iam.example/reset-password#token=secret", mail.TextBody!.ReplaceLineEndings("\n").TrimEnd());
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("QUIT", _server.Heard.Last());
        Assert.Empty(await WaitingAsync(host));
    }

    [Fact]
    public async Task Keeps_a_mail_that_the_server_does_not_take_now()
    {
        await using var host = Host();
        await EnqueueAsync(host, "ada@merchant.example", "Hello\n");
        _server.RecipientAnswer = "451 4.3.0 Try again";

        Assert.Equal(0, await DeliverAsync(host));
        Assert.Equal(1, Assert.Single(await WaitingAsync(host)).Attempts);
        Assert.Empty(_server.Taken);

        _server.RecipientAnswer = "250 2.1.5 OK";
        _time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(1, await DeliverAsync(host));
        Assert.Single(_server.Taken);
        Assert.Empty(await WaitingAsync(host));
    }

    [Fact]
    public async Task Says_nothing_to_a_server_that_cannot_encrypt_where_that_is_asked_for()
    {
        await using var host = Host(("Iam:Email:Smtp:StartTls", "true"));
        await EnqueueAsync(host, "ada@merchant.example", "Hello\n");

        Assert.Equal(0, await DeliverAsync(host));

        Assert.Single(await WaitingAsync(host));
        Assert.Empty(_server.Taken);
        Assert.Contains(_server.Heard, c => c.StartsWith("EHLO", StringComparison.Ordinal));
        Assert.DoesNotContain(_server.Heard, c => c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sends_no_password_where_the_server_offers_no_sign_in()
    {
        await using var host = Host(("Iam:Email:Smtp:User", "iam"), ("Iam:Email:Smtp:Password", "a-mail-password"));
        await EnqueueAsync(host, "ada@merchant.example", "Hello\n");

        Assert.Equal(0, await DeliverAsync(host));

        Assert.Single(await WaitingAsync(host));
        Assert.DoesNotContain(_server.Heard, c => c.StartsWith("AUTH", StringComparison.Ordinal) || c.StartsWith("MAIL", StringComparison.Ordinal));
    }

    private IamHost Host(params (string Name, string Value)[] more) => new(_time,
        [
            ("Iam:Email:PickupDirectory", ""), ("Iam:Email:Smtp:Host", "127.0.0.1"), ("Iam:Email:Smtp:Port", $"{_server.Port}"),
            ("Iam:Email:Smtp:StartTls", "false"), .. more,
        ]);

    private static Task<int> DeliverAsync(IamHost host) => host.Services.GetRequiredService<EmailDelivery>().DeliverDueAsync(Cancellation);

    private static async Task EnqueueAsync(IamHost host, string recipient, string text)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            _ =>
            {
                scope.ServiceProvider.GetRequiredService<IEmailOutbox>().Enqueue(new EmailDraft(recipient, "Choose a new password", text));
                scope.ServiceProvider.GetRequiredService<IAuditTrail>().Record(new AuditEvent("test.mailed", "test", "1", null));
                return ValueTask.FromResult(Result.Success);
            },
            Cancellation);
    }

    private static async Task<List<EmailMessage>> WaitingAsync(IamHost host)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<IamDbContext>>().CreateDbContextAsync(Cancellation);
        return await context.EmailMessages.AsNoTracking().ToListAsync(Cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Infrastructure.Emails;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Infrastructure.Tests.Emails;

public sealed class EmailDeliveryTests : IAsyncDisposable
{
    private const string Link = "https://iam.example/reset-password#token=secret";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;

    public EmailDeliveryTests() => _host = new IamHost(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Seals_a_mail_while_it_waits_and_forgets_it_once_it_is_sent()
    {
        await EnqueueAsync(_host, "ada@merchant.example");
        var waiting = Assert.Single(await WaitingAsync());
        Assert.DoesNotContain("secret", waiting.SealedBody, StringComparison.Ordinal);

        Assert.Equal(1, await DeliverAsync(_host));

        Assert.Empty(await WaitingAsync());
        var mail = Assert.Single(await new Mailbox(_host, "ada@merchant.example").ReadAsync());
        Assert.Contains(Link, mail.TextBody, StringComparison.Ordinal);
        Assert.EndsWith("@nomba.example", mail.MessageId, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            var file = Assert.Single(Directory.GetFiles(_host.MailDirectory));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task Sends_nothing_for_a_change_that_did_not_happen()
    {
        await EnqueueAsync(_host, "ada@merchant.example", Error.Conflict("test.refused", "Refused."));

        Assert.Equal(0, await DeliverAsync(_host));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Sends_each_mail_from_one_of_two_nodes()
    {
        await using var second = _host.SecondNode();
        for (var i = 0; i < 20; i++)
        {
            await EnqueueAsync(_host, $"person{i}@merchant.example");
        }

        var sent = await Task.WhenAll(DeliverAsync(_host), DeliverAsync(second), DeliverAsync(_host), DeliverAsync(second));

        Assert.Equal(20, sent.Sum());
        Assert.Equal(20, Directory.GetFiles(_host.MailDirectory, "*.eml").Length);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Tries_again_ever_later_and_gives_up_after_a_day()
    {
        await using var broken = new IamHost(_time, ("Iam:Email:PickupDirectory", "/dev/null/mail"));
        await EnqueueAsync(broken, "ada@merchant.example");
        var waits = new List<double>();

        for (var i = 0; i < 4; i++)
        {
            Assert.Equal(0, await DeliverAsync(broken));
            var mail = Assert.Single(await WaitingAsync(broken));
            Assert.Equal(i + 1, mail.Attempts);
            waits.Add(Math.Round((mail.NextAttemptAt - _time.GetUtcNow()).TotalSeconds));
            Assert.Equal(0, await DeliverAsync(broken));
            _time.Advance(mail.NextAttemptAt - _time.GetUtcNow());
        }

        _time.Advance(TimeSpan.FromDays(1));
        await DeliverAsync(broken);

        Assert.Equal([10, 20, 40, 80], waits);
        Assert.Empty(await WaitingAsync(broken));
    }

    [Fact]
    public async Task Leaves_a_mail_to_another_node_when_one_stops_in_the_middle()
    {
        await EnqueueAsync(_host, "ada@merchant.example");
        await using (var context = await _host.Services.GetRequiredService<IDbContextFactory<IamDbContext>>().CreateDbContextAsync(Cancellation))
        {
            var leased = _time.GetUtcNow().AddMinutes(5);
            await context.EmailMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAttemptAt, leased), Cancellation);
        }

        Assert.Equal(0, await DeliverAsync(_host));
        _time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(1, await DeliverAsync(_host));
    }

    [Theory]
    [InlineData("", "", "a@b.example", false)]
    [InlineData("smtp.example", "/mail", "a@b.example", false)]
    [InlineData("smtp.example", "", "", false)]
    [InlineData("smtp.example", "", "Nomba <a@b.example>", true)]
    [InlineData("", "/mail", "a@b.example", true)]
    public void Refuses_to_start_without_a_way_out(string server, string folder, string from, bool good)
    {
        var options = new EmailOptions { From = from, PickupDirectory = folder, Smtp = { Host = server } };

        Assert.Equal(good, new EmailOptionsValidator().Validate(null, options).Succeeded);
    }

    [Fact]
    public void Refuses_to_send_a_password_in_the_clear()
    {
        var options = new EmailOptions { From = "a@b.example", Smtp = { Host = "smtp.example", Password = "secret", StartTls = false } };

        var failure = new EmailOptionsValidator().Validate(null, options);

        Assert.Contains("StartTls", failure.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.FailureMessage, StringComparison.Ordinal);
    }

    private static Task<int> DeliverAsync(IamHost host) => host.Services.GetRequiredService<EmailDelivery>().DeliverDueAsync(Cancellation);

    private static async Task EnqueueAsync(IamHost host, string recipient, Error? refusal = null)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
            _ =>
            {
                scope.ServiceProvider.GetRequiredService<IEmailOutbox>().Enqueue(new EmailDraft(recipient, "Choose a new password", $"Open this:\n\n{Link}\n"));
                scope.ServiceProvider.GetRequiredService<IAuditTrail>().Record(new AuditEvent("test.mailed", "test", "1", null));
                return ValueTask.FromResult(refusal is null ? Result.Success : refusal);
            },
            Cancellation);
    }

    private Task<List<EmailMessage>> WaitingAsync() => WaitingAsync(_host);

    private static async Task<List<EmailMessage>> WaitingAsync(IamHost host)
    {
        await using var context = await host.Services.GetRequiredService<IDbContextFactory<IamDbContext>>().CreateDbContextAsync(Cancellation);
        return await context.EmailMessages.AsNoTracking().ToListAsync(Cancellation);
    }
}

using System.Security.Cryptography;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>
/// A host that is killed between any two statements leaves a change whole or not at all: the thing, its version, its event, its audit entry and
/// what is to be sent about it. What it had confirmed is there.
/// </summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int Crashes = 50;
    private const int Workers = 3;

    // A change is about ten database events; with three at once this falls anywhere in any of them, and late enough for some to be confirmed.
    private const int LatestEvent = 150;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("nomba-iam-crash-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Leaves_every_change_whole_or_not_at_all()
    {
        using var admin = new Admin();
        var organization = await FirstStartAsync(admin);
        for (var crash = 0; crash < Crashes; crash++)
        {
            var at = RandomNumberGenerator.GetInt32(1, LatestEvent);
            await using (var host = await HostProcess.StartAsync(_directory.FullName))
            {
                Assert.Contains("\"isIntact\":true", await admin.GetAsync(host.Address, $"/api/v1/organizations/{organization}/audit/verify"), StringComparison.Ordinal);
                host.CrashAfter(at);
                await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => admin.WorkAsync(host.Address, organization)));
                await host.EndedAsync();
            }

            using var ledger = new Ledger(_directory.FullName);
            Assert.Equal([], ledger.Contradictions().Select(c => $"crash {crash} at event {at}: {c}"));
            Assert.Equal([], admin.Confirmed.Where(c => !ledger.Tells(c.Target, c.Action)));
        }

        using var end = new Ledger(_directory.FullName);
        Assert.True(admin.Confirmed.Count > Crashes, $"only {admin.Confirmed.Count} changes were confirmed: the crashes came too early to show anything");
        Assert.True(end.Count("AuditEntries") > admin.Confirmed.Count, "no change was committed and not confirmed: the crashes came too early to show anything");
    }

    private async Task<string> FirstStartAsync(Admin admin)
    {
        await using var host = await HostProcess.StartAsync(_directory.FullName);
        await admin.SignInAsync(host.Address, "owner@demo.example", host.Password);
        var organization = host.Export("ACCOUNT_ID");
        await admin.ChangeAsync(
            host.Address, "POST", $"/api/v1/organizations/{organization}/webhooks", """{"url":"https://8.8.8.8/hook","eventTypes":["*"]}""", "webhook.created");
        return organization;
    }
}

using System.Security.Cryptography;
using MimeKit;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>
/// A host that is killed between any two statements leaves a change whole or not at all: the thing, its version, its event, its audit entry and
/// what is to be sent about it. What it had confirmed is there.
/// </summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int Kills = 50;
    private const int Workers = 3;

    // Nearly every round ends in the middle of a change; one that does not shows nothing and is not counted.
    private const int Rounds = Kills + 10;

    // A change is about fifteen database events; with three at once this falls anywhere in any of them, and late enough for every kind to have its turn.
    private const int LatestEvent = 200;

    private const string Password = "a few words that nobody says";

    private readonly List<Admin> _partners = [];
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("nomba-iam-crash-");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _partners.ForEach(partner => partner.Dispose());
        _directory.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Leaves_every_change_whole_or_not_at_all()
    {
        using var admin = new Admin();
        var (organization, turfs) = await FirstStartAsync(admin);
        var before = Counts();
        var (kills, rounds) = (0, 0);
        for (; kills < Kills; rounds++)
        {
            Assert.True(rounds < Rounds, $"only {kills} of {rounds} rounds ended in the middle of a change");
            var at = RandomNumberGenerator.GetInt32(1, LatestEvent);
            await using (var host = await HostProcess.StartAsync(_directory.FullName))
            {
                Assert.Contains("\"isIntact\":true", await admin.GetAsync(new Uri(host.Address, $"/api/v1/organizations/{organization}/audit/verify")), StringComparison.Ordinal);
                host.CrashAfter(at);
                var cutOff = await Task.WhenAll(turfs.Select(turf => new Chores(admin, host.Address, organization, turf).WorkAsync()));
                await host.KilledAsync();
                kills += cutOff.Contains(true) ? 1 : 0;
            }

            using var ledger = new Ledger(_directory.FullName);
            Assert.Equal([], ledger.Contradictions().Select(c => $"round {rounds} to event {at}: {c}"));
            Assert.Equal([], admin.Confirmed.GroupBy(c => c).Where(c => ledger.Count(c.Key.Target, c.Key.Action) < c.Count()).Select(c => c.Key));
        }

        var kinds = admin.Confirmed.Select(c => c.Action).Distinct().ToList();
        var after = Counts();
        var committed = kinds.Sum(kind => after[kind] - before.GetValueOrDefault(kind));
        Assert.True(admin.Confirmed.Count > Kills, $"only {admin.Confirmed.Count} changes were confirmed: the crashes came too early to show anything");
        Assert.True(committed > admin.Confirmed.Count, "no change was committed and not confirmed: the crashes came too early to show anything");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{kills} kills in {rounds} rounds; {admin.Confirmed.Count} changes of {kinds.Count} kinds were confirmed, {committed} committed");
    }

    private async Task<(string Organization, IReadOnlyList<Turf> Turfs)> FirstStartAsync(Admin admin)
    {
        await using var host = await HostProcess.StartAsync(_directory.FullName, mailsEvery: TimeSpan.FromMilliseconds(100));
        await admin.SignInAsync(host.Address, "owner@demo.example", host.Password);
        var organization = host.Export("ACCOUNT_ID");
        await ListenAsync(admin, host, organization);
        List<Turf> turfs = [];
        while (turfs.Count < Workers)
        {
            var colleague = await JoinAsync(admin, host, organization, $"colleague{turfs.Count}@people.example");
            var firm = await admin.ChangeAsync(HttpMethod.Post, new Uri(host.Address, "/api/v1/organizations"), $$"""{"name":"Firm {{turfs.Count}}"}""");
            var id = firm.GetProperty("id").GetGuid();
            await ListenAsync(admin, host, id.ToString());
            var email = $"partner{turfs.Count}@people.example";
            var partner = await JoinAsync(admin, host, id.ToString(), email);
            _partners.Add(new Admin());
            await _partners[^1].SignInAsync(host.Address, email, Password);
            turfs.Add(new Turf(colleague, id, (admin, firm.GetProperty("memberId").GetGuid()), (_partners[^1], partner)));
        }

        return (organization, turfs);
    }

    private static async Task ListenAsync(Admin admin, HostProcess host, string organization) => await admin.ChangeAsync(
        HttpMethod.Post, new Uri(host.Address, $"/api/v1/organizations/{organization}/webhooks"), """{"url":"https://8.8.8.8/hook","eventTypes":["*"]}""");

    // Whoever is invited there, and accepts: the member.
    private async Task<Guid> JoinAsync(Admin admin, HostProcess host, string organization, string email)
    {
        await admin.ChangeAsync(
            HttpMethod.Post,
            new Uri(host.Address, $"/api/v1/organizations/{organization}/invitations"),
            $$"""{"email":"{{email}}","roles":[{"roleId":"{{SystemRoles.Viewer.Id}}"}]}""");
        var joined = await admin.ChangeAsync(
            HttpMethod.Post,
            new Uri(host.Address, "/api/v1/invitations/accept-new"),
            $$"""{"token":"{{await TokenAsync(email)}}","password":"{{Password}}"}""");
        return joined.GetProperty("memberId").GetGuid();
    }

    // The token in the mail that the host has left in its folder.
    private async Task<string> TokenAsync(string address)
    {
        MimeMessage? mail = null;
        await Eventually.HoldsAsync(() =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(_directory.FullName, "mail"));
            mail = folder.EnumerateFiles("*.eml").Select(file => MimeMessage.Load(file.FullName)).FirstOrDefault(m => m.To.Mailboxes.Any(to => to.Address == address));
            return Task.FromResult(mail is not null);
        });
        return Mailbox.TokenIn(mail!);
    }

    private IReadOnlyDictionary<string, long> Counts()
    {
        using var ledger = new Ledger(_directory.FullName);
        return ledger.Counts();
    }
}

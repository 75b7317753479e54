using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>The part about secrets and how they are used.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Activates_a_secret_once_however_many_use_it_first()
    {
        var (key, activation) = await RotatedAsync("Rotated");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Activations.ActivateAsync(activation, CancellationToken.None)));

        Assert.All(answers, Assert.True);
        var pair = (await FindAsync(key.Id))!.Credential(KeyEnvironment.Live)!;
        Assert.Equal((activation.Secret, 2), (pair.Active.Id, pair.Secrets.Count));
        Assert.Equal(activation.Grace, pair.Retiring!.GraceEndsAt - pair.Active.FirstUsedAt);
        Assert.Equal(1, await _database.QueryAsync(c => c.Set<AuditEntry>().CountAsync(e => e.Action == "api_key.secret_activated")));
        Assert.Equal(key.Id.ToString(), Assert.Single(await _database.QueryAsync(c => c.Set<RevocationEvent>().ToListAsync())).Subject);
    }

    [Fact]
    public async Task Lets_a_first_use_or_the_cancellation_win()
    {
        for (var round = 0; round < 4; round++)
        {
            var (key, activation) = await RotatedAsync($"Key {round}");

            var (activating, cancelling) = (Activations.ActivateAsync(activation, CancellationToken.None), SuspendOrRevokeAsync(key.Id, k => k.CancelRotation(KeyEnvironment.Live)));
            var (used, cancelled) = (await activating, await cancelling);

            var found = (await FindAsync(key.Id))!.Credential(KeyEnvironment.Live)!;
            Assert.Equal(used, found.Active.Id == activation.Secret);
            Assert.True(used || (cancelled.IsSuccess && found.Secrets.Count == 1));
            Assert.Equal(used, await Activations.ActivateAsync(activation, CancellationToken.None));
        }
    }

    [Fact]
    public async Task Carries_secrets_along_when_the_model_moves_back_and_forth()
    {
        var (key, activation) = await RotatedAsync("Moved");
        await Activations.ActivateAsync(activation, CancellationToken.None);
        var before = (await FindAsync(key.Id))!.Credentials.ToDictionary(c => c.ClientId, c => (c.Active.Hash, c.Active.Hint));

        await _database.QueryAsync(async context =>
        {
            var migrator = context.GetService<IMigrator>();
            await migrator.MigrateAsync("AddRevisionsAndPermissionDetails");
            await migrator.MigrateAsync();
            return true;
        });

        var after = (await FindAsync(key.Id))!.Credentials;
        Assert.Equal(before, after.ToDictionary(c => c.ClientId, c => (c.Active.Hash, c.Active.Hint)));
        Assert.All(after, c => Assert.Equal(key.CreatedAt, Assert.Single(c.Secrets).CreatedAt));
    }

    [Fact]
    public async Task Adds_up_what_two_nodes_count_at_once()
    {
        var (key, secret, now) = (MemberId.New(Time), CredentialSecretId.New(Time), Time.GetUtcNow());
        UsageReading[] readings =
        [
            .. Enumerable.Range(0, 150).Select(i => new UsageReading(
                new UsageKey(key, i % 2 == 0 ? secret : default, UsageKey.MinuteOf(now) - i, UsageOutcome.Issued, i % 3 == 0 ? "api_keys:read" : ""), 2, now.AddMinutes(-i), $"10.0.0.{i}")),
        ];

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Usage.AddAsync(readings, CancellationToken.None)));
        await Usage.AddAsync([readings[5] with { LastAt = now.AddDays(-2) }], CancellationToken.None);

        var period = new UsagePeriod(now.AddDays(-1), now.AddMinutes(1), UsageResolution.Hour);
        Assert.Equal(150 * 12 + 2, (await Usage.TotalsAsync([key], period, CancellationToken.None)).Sum(t => t.Count));
        var steps = await Usage.StepsAsync(key, period, CancellationToken.None);
        Assert.Equal(150 * 12 + 2, steps.Sum(s => s.Count));
        Assert.All(steps, s => Assert.Equal(0, s.Minute % 60));
        var uses = (await Usage.LastUsesAsync([key], CancellationToken.None)).ToDictionary(u => u.Secret);
        Assert.Equal((now, "10.0.0.0", now.AddMinutes(-148)), (uses[secret].LastAt, uses[secret].Address, uses[secret].FirstAt));
        Assert.Equal("10.0.0.1", uses[default].Address);
    }

    [Fact]
    public async Task Removes_old_counts_in_batches()
    {
        var key = MemberId.New(Time);
        foreach (var batch in Enumerable.Range(1, 1_000).Select(i => new UsageReading(new UsageKey(key, default, i, UsageOutcome.Issued, ""), 1, Time.GetUtcNow(), "")).Chunk(200))
        {
            await Usage.AddAsync(batch, CancellationToken.None);
        }

        Assert.Equal(900, await Usage.RemoveBeforeAsync(999, CancellationToken.None));
        Assert.Equal(98, await Usage.RemoveBeforeAsync(999, CancellationToken.None));
        Assert.Equal(2, await _database.QueryAsync(c => c.UsageCounts.CountAsync()));
    }

    private ISecretActivations Activations => _database.Services.GetRequiredService<ISecretActivations>();

    private IUsageStore Usage => _database.Services.GetRequiredService<IUsageStore>();

    private Task<ApiKey?> FindAsync(MemberId id) => _database.InScopeAsync(s => s.GetRequiredService<IApiKeyStore>().FindAsync(_organization, id, CancellationToken.None));

    private async Task<(ApiKey Key, SecretActivation Activation)> RotatedAsync(string name)
    {
        var key = NewKey(name);
        await AddAsync(key);
        await SuspendOrRevokeAsync(key.Id, k =>
        {
            var rotated = k.Rotate(KeyEnvironment.Live, TimeSpan.FromHours(1), secret => new HashedSecret("h1$" + secret.Reveal()[^8..]), Time);
            return rotated.IsSuccess ? Result.Success : rotated.Error;
        });
        var pair = (await FindAsync(key.Id))!.Credential(KeyEnvironment.Live)!;
        return (key, new SecretActivation(_organization, key.Id, pair.ClientId, KeyEnvironment.Live, pair.Pending!.Id) { Grace = TimeSpan.FromHours(1) });
    }
}

using Mediator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Emails;
using Nomba.Iam.Infrastructure.Tokens;

namespace Nomba.Iam.Infrastructure.Tests.Storage;

/// <summary>What runs the platform: its signing keys and its health.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Publishes_the_next_signing_key_once_however_many_ask()
    {
        await _database.Services.GetRequiredService<SigningKeyKeeper>().KeepAsync(CancellationToken.None);

        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OperateAsync(new RotateSigningKey("planned"))));

        var published = Assert.Single(asked, r => r.IsSuccess).Value;
        Assert.All(asked.Where(r => !r.IsSuccess), r => Assert.Equal("signing_key.upcoming", r.Error.Code));
        var keys = (await OperateAsync(new ListSigningKeys())).Value;
        Assert.Equal([(2, SigningKeyStatus.Upcoming), (1, SigningKeyStatus.Active)], keys.Select(k => (k.Generation, k.Status)));
        Assert.Equal((published.Kid, published.ActivatesAt), (keys[0].Kid, keys[1].SignsUntil!.Value));
        Assert.True(keys[1].RetiresAt > keys[0].ActivatesAt);
        var entry = await _database.QueryAsync(c => c.Set<AuditEntry>().SingleAsync(e => e.Action == "signing_key.published"));
        Assert.Equal((AuditChainId.Platform, published.Kid, "planned"), (entry.ChainId, entry.TargetId, entry.Reason));
        var ring = _database.Services.GetRequiredService<SigningKeyRing>();
        await _database.Services.GetRequiredService<SigningKeyKeeper>().KeepAsync(CancellationToken.None);
        Assert.Equal((2, keys[1].Kid), (ring.Keys.Count, ring.Active.Security.KeyId));
    }

    [Fact]
    public async Task Revokes_a_signing_key_once_however_many_ask_and_another_signs()
    {
        var (keeper, ring) = (_database.Services.GetRequiredService<SigningKeyKeeper>(), _database.Services.GetRequiredService<SigningKeyRing>());
        await keeper.KeepAsync(CancellationToken.None);
        var stolen = ring.Active.Security.KeyId;

        var asked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OperateAsync(new RevokeSigningKey(stolen, "stolen"))));

        var signs = Assert.Single(asked, r => r.IsSuccess).Value;
        Assert.All(asked.Where(r => !r.IsSuccess), r => Assert.Contains(r.Error.Code, (string[])["signing_key.not_found", "signing_key.changed_meanwhile"]));
        Assert.Equal((signs.Kid, SigningKeyStatus.Active), (ring.Active.Security.KeyId, signs.Status));
        Assert.Equal([signs.Kid], ring.Keys.Select(k => k.Security.KeyId));
        Assert.Equal(signs.Kid, Assert.Single((await OperateAsync(new ListSigningKeys())).Value).Kid);
        var entry = await _database.QueryAsync(c => c.Set<AuditEntry>().SingleAsync(e => e.Action == "signing_key.revoked"));
        Assert.Equal((AuditChainId.Platform, stolen, "stolen"), (entry.ChainId, entry.TargetId, entry.Reason));
    }

    [Fact]
    public async Task Lets_the_signing_key_that_waits_take_over_from_a_revoked_one()
    {
        var (keeper, ring) = (_database.Services.GetRequiredService<SigningKeyKeeper>(), _database.Services.GetRequiredService<SigningKeyRing>());
        await keeper.KeepAsync(CancellationToken.None);
        var next = (await OperateAsync(new RotateSigningKey("planned"))).Value;

        var signs = (await OperateAsync(new RevokeSigningKey(ring.Active.Security.KeyId, "stolen"))).Value;

        Assert.Equal((next.Kid, SigningKeyStatus.Active, next.RetiresAt), (signs.Kid, signs.Status, signs.RetiresAt));
        Assert.True(signs.ActivatesAt < next.ActivatesAt);
        Assert.Equal(next.Kid, ring.Active.Security.KeyId);
    }

    [Fact]
    public async Task Tells_an_operator_how_the_platform_is()
    {
        var waiting = new EmailMessage
        {
            Id = Guid.CreateVersion7(),
            Recipient = "ada@merchant.example",
            Subject = "Hello",
            SealedBody = "",
            CreatedAt = Time.GetUtcNow().AddMinutes(-5),
            NextAttemptAt = Time.GetUtcNow(),
            Attempts = 1,
        };
        await _database.QueryAsync(c =>
        {
            c.Add(waiting);
            return c.SaveChangesAsync();
        });

        var health = (await OperateAsync(new GetPlatformHealth())).Value;

        Assert.True(health.Database.IsMigrated);
        Assert.True(health.Database.RoundTrip > TimeSpan.Zero);
        Assert.Equal((1, 1), (health.Mails.Waiting, health.Mails.Retrying));
        Assert.Equal(waiting.CreatedAt.UtcTicks, health.Mails.OldestAt!.Value.UtcTicks);
        Assert.Equal((Backlog.Empty, false, null), (health.Deliveries, health.RevocationsAreCurrent, health.RevocationAge));
    }

    [Fact]
    public async Task Tells_nobody_else_of_the_platform()
    {
        _database.Caller = Caller.Nobody(new AuditActor(null, null, null, null)) with { UserId = UserId.New(Time) };

        Assert.Equal("operator.required", (await SendAsync(new GetPlatformHealth())).Error.Code);
        Assert.Equal("operator.required", (await SendAsync(new ListSigningKeys())).Error.Code);
        Assert.Equal("operator.required", (await SendAsync(new RotateSigningKey("planned"))).Error.Code);
        Assert.Equal("operator.required", (await SendAsync(new RevokeSigningKey("any", "stolen"))).Error.Code);
        Assert.Equal("signing_key.reason", (await OperateAsync(new RotateSigningKey(" "))).Error.Code);
        Assert.Equal("signing_key.reason", (await OperateAsync(new RevokeSigningKey("any", " "))).Error.Code);
        Assert.Equal("signing_key.not_found", (await OperateAsync(new RevokeSigningKey("any", "stolen"))).Error.Code);
        Assert.Empty(await _database.QueryAsync(c => c.Set<SigningKey>().ToListAsync()));
    }

    private Task<Result<T>> OperateAsync<T>(IQuery<Result<T>> query)
    {
        BecomeOperator();
        return SendAsync(query);
    }

    private Task<Result<T>> OperateAsync<T>(ICommand<Result<T>> command)
    {
        BecomeOperator();
        return SendAsync(command);
    }

    private void BecomeOperator() =>
        _database.Caller = Caller.Nobody(new AuditActor(null, null, null, null)) with { UserId = UserId.New(Time), ProvenAt = Time.GetUtcNow(), IsOperator = true };

    private Task<Result<T>> SendAsync<T>(IQuery<Result<T>> query) => _database.InScopeAsync(async s => await s.GetRequiredService<ISender>().Send(query));

    private Task<Result<T>> SendAsync<T>(ICommand<Result<T>> command) => _database.InScopeAsync(async s => await s.GetRequiredService<ISender>().Send(command));
}

using Mediator;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.ApiKeys;

/// <summary>What the audit trail hears of keys that end.</summary>
public sealed class ApiKeyExpiryTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    public ApiKeyExpiryTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Is_told_a_week_ahead_and_at_the_end_each_once()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = _time.GetUtcNow().AddDays(8) });
        await LookAsync(_host);
        Assert.Empty(await ToldAsync());

        _time.Advance(TimeSpan.FromDays(1.5));
        await LookAsync(_host);
        await LookAsync(_host);
        Assert.Equal(["api_key.expiring"], await ToldAsync());

        _time.Advance(TimeSpan.FromDays(7));
        await LookAsync(_host);
        await LookAsync(_host);
        Assert.Equal(["api_key.expiring", "api_key.expired"], await ToldAsync());
    }

    [Fact]
    public async Task Another_end_is_told_anew()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = _time.GetUtcNow().AddDays(2) });
        await LookAsync(_host);

        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = _time.GetUtcNow().AddDays(3) });
        await LookAsync(_host);

        Assert.Equal(["api_key.expiring", "api_key.expiring"], await ToldAsync());
    }

    [Fact]
    public async Task Nothing_is_told_of_a_revoked_key()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = _time.GetUtcNow().AddDays(2) });
        await _merchant.ChangeKeyAsync(_merchant.Admin, "revoke");

        await LookAsync(_host);

        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task Is_told_once_when_all_nodes_look_at_the_same_moment()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = _time.GetUtcNow().AddMinutes(1) });
        _time.Advance(TimeSpan.FromMinutes(2));
        await using var other = _host.SecondNode();
        _ = other.Services;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => LookAsync(i % 2 == 0 ? _host : other), TestContext.Current.CancellationToken)));

        Assert.Equal(["api_key.expired"], await ToldAsync());
    }

    private static async Task LookAsync(IamHost node)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new RecordApiKeyExpiries(), TestContext.Current.CancellationToken);
        Assert.True(result.IsSuccess);
    }

    private async Task<List<string>> ToldAsync()
    {
        var id = _merchant.Admin.Id.ToString();
        await using var scope = _host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<AuditEntry>()
            .Where(e => e.TargetId == id && e.ChainId != AuditChainId.Platform && (e.Action == "api_key.expiring" || e.Action == "api_key.expired"))
            .OrderBy(e => e.At).Select(e => e.Action).ToListAsync(TestContext.Current.CancellationToken);
    }
}

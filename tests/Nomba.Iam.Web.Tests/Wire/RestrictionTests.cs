using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.ApiKeys;

namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>A key's restrictions in the words of the wire API: 01 for credentials, 02 for a refresh token.</summary>
public sealed class RestrictionTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private WireCaller _caller = null!;

    public RestrictionTests() => _host = new IamHost(_time);

    private SeededApiKey Key => _caller.Merchant.Admin;

    public async ValueTask InitializeAsync() => _caller = await WireCaller.StartAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Refuses_an_address_that_is_not_on_the_list()
    {
        var tokens = await _caller.IssueAsync(Key.Live);
        await _caller.Merchant.RestrictAsync(Key, new { ipAllowList = KeyChanges.Elsewhere });

        Assert.Equal((401, "01"), (await _caller.IssueAsync(Key.Live)).Refusal);
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(tokens.RefreshToken)).Refusal);

        await _caller.Merchant.RestrictAsync(Key, new { ipAllowList = KeyChanges.Here });
        Assert.Equal(200, (await _caller.IssueAsync(Key.Live)).Status);
        Assert.Equal(200, (await _caller.RefreshAsync(tokens.RefreshToken)).Status);
    }

    [Fact]
    public async Task Refuses_a_key_that_has_come_to_its_end()
    {
        await _caller.Merchant.RestrictAsync(Key, new { expiresAt = _time.GetUtcNow().AddMinutes(5) });
        var tokens = await _caller.IssueAsync(Key.Live);
        Assert.InRange(tokens.Data.GetProperty("expires_in").GetInt32(), 290, 300);

        _time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((401, "01"), (await _caller.IssueAsync(Key.Live)).Refusal);
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(tokens.RefreshToken)).Refusal);
    }

    [Fact]
    public async Task Refuses_a_key_that_is_for_the_other_door()
    {
        await _caller.Merchant.RestrictAsync(Key, new { allowedGrant = "oauth" });
        var tokens = await _caller.Merchant.IssueAsync(Key.Live);

        Assert.Equal((401, "01"), (await _caller.IssueAsync(Key.Live)).Refusal);
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(tokens.RefreshToken)).Refusal);

        await _caller.Merchant.RestrictAsync(Key, new { allowedGrant = "wire" });
        Assert.Equal(200, (await _caller.IssueAsync(Key.Live)).Status);
    }

    [Fact]
    public async Task Refuses_a_pair_that_is_switched_off()
    {
        var tokens = await _caller.IssueAsync(Key.Live);

        await _caller.Merchant.SwitchAsync(Key, "live", isOn: false);

        Assert.Equal((401, "01"), (await _caller.IssueAsync(Key.Live)).Refusal);
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(tokens.RefreshToken)).Refusal);
        Assert.Equal(200, (await _caller.IssueAsync(Key.Test)).Status);
    }
}

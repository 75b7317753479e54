using System.Net;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Domain.Tests.ApiKeys;

public sealed class KeyRestrictionsTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Allow_everything_unless_they_say()
    {
        Assert.True(KeyRestrictions.None.AllowsAddress(null));
        Assert.True(KeyRestrictions.None.AllowsDoor(KeyDoor.Wire) && KeyRestrictions.None.AllowsDoor(KeyDoor.OAuth));
        Assert.False(KeyRestrictions.None.IsExpired(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Refuse_an_address_that_is_not_known()
    {
        var restricted = new KeyRestrictions { IpAllowList = [IpRange.Read("0.0.0.0/0").Value] };

        Assert.False(restricted.AllowsAddress(null));
        Assert.True(restricted.AllowsAddress(IPAddress.Parse("::ffff:1.2.3.4")));
    }

    [Fact]
    public void End_at_their_date()
    {
        var restricted = new KeyRestrictions { ExpiresAt = Now };

        Assert.False(restricted.IsExpired(Now.AddTicks(-1)));
        Assert.True(restricted.IsExpired(Now));
    }

    [Theory]
    [InlineData(null, KeyDoor.Wire, true)]
    [InlineData(KeyDoor.OAuth, KeyDoor.Wire, true)]
    [InlineData(KeyDoor.Wire, KeyDoor.Wire, false)]
    [InlineData(KeyDoor.Wire, null, false)]
    public void End_tokens_that_may_have_come_by_a_door_now_closed(KeyDoor? before, KeyDoor? after, bool expected) =>
        Assert.Equal(expected, new KeyRestrictions { OnlyDoor = after }.EndsTokensOf(new KeyRestrictions { OnlyDoor = before }, Now));

    [Fact]
    public void End_tokens_when_sessions_become_single_and_when_an_end_is_taken_back()
    {
        var ended = new KeyRestrictions { ExpiresAt = Now.AddSeconds(-1) };

        Assert.True(new KeyRestrictions { SingleSession = true }.EndsTokensOf(KeyRestrictions.None, Now));
        Assert.True(KeyRestrictions.None.EndsTokensOf(ended, Now));
        Assert.True(new KeyRestrictions { ExpiresAt = Now.AddDays(1) }.EndsTokensOf(ended, Now));
    }

    [Fact]
    public void Leave_tokens_to_the_checks_that_are_made_at_every_use()
    {
        var nearer = new KeyRestrictions { ExpiresAt = Now.AddDays(1), IpAllowList = [IpRange.Read("10.0.0.0/8").Value] };

        Assert.False(nearer.EndsTokensOf(KeyRestrictions.None, Now));
        Assert.False(KeyRestrictions.None.EndsTokensOf(nearer, Now));
    }

    [Theory]
    [InlineData("", "10.0.0.0/8", false)]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", false)]
    [InlineData("10.0.0.0/8", "10.1.0.0/16 10.2.3.4", false)]
    [InlineData("10.0.0.0/8 2001:db8::/32", "2001:db8:1::/48", false)]
    [InlineData("10.0.0.0/8", "", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", true)]
    [InlineData("10.0.0.0/8", "10.1.0.0/16 11.0.0.1", true)]
    [InlineData("0.0.0.0/0", "::/0", true)]
    [InlineData("10.0.0.0/9 10.128.0.0/9", "10.0.0.0/8", true)]
    public void Allow_more_from_an_address_that_was_not_on_the_list(string before, string after, bool expected) =>
        Assert.Equal(expected, From(after).AllowsMoreThan(From(before)));

    [Theory]
    [InlineData(null, 5, false)]
    [InlineData(5, 4, false)]
    [InlineData(5, 5, false)]
    [InlineData(5, 6, true)]
    [InlineData(5, null, true)]
    [InlineData(-5, -4, true)]
    public void Allow_more_until_a_later_end(int? before, int? after, bool expected) =>
        Assert.Equal(expected, Until(after).AllowsMoreThan(Until(before)));

    [Theory]
    [InlineData(null, KeyDoor.Wire, false)]
    [InlineData(KeyDoor.Wire, KeyDoor.Wire, false)]
    [InlineData(KeyDoor.Wire, KeyDoor.OAuth, true)]
    [InlineData(KeyDoor.Wire, null, true)]
    public void Allow_more_by_a_door_that_was_closed(KeyDoor? before, KeyDoor? after, bool expected) =>
        Assert.Equal(expected, new KeyRestrictions { OnlyDoor = after }.AllowsMoreThan(new KeyRestrictions { OnlyDoor = before }));

    [Fact]
    public void Allow_more_in_several_sessions_than_in_one_and_when_one_of_two_changes_loosens()
    {
        var single = new KeyRestrictions { SingleSession = true };

        Assert.True(KeyRestrictions.None.AllowsMoreThan(single));
        Assert.False(single.AllowsMoreThan(KeyRestrictions.None));
        Assert.True((Until(1) with { SingleSession = true }).AllowsMoreThan(From("10.0.0.0/8")));
    }

    private static KeyRestrictions From(string ranges) =>
        new() { IpAllowList = [.. ranges.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => IpRange.Read(text).Value)] };

    private static KeyRestrictions Until(int? days) => new() { ExpiresAt = days is { } given ? Now.AddDays(given) : null };
}

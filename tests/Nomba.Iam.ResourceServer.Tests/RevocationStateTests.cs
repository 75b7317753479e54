using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using Nomba.Iam.Contracts.Revocations;
using Nomba.Iam.ResourceServer.Internal;

namespace Nomba.Iam.ResourceServer.Tests;

/// <summary>What is dead, what is doubtful and what is remembered, without a network.</summary>
public sealed class RevocationStateTests
{
    private const long Issued = 1_800_000_000;

    private readonly NombaResourceServerOptions _options = new() { VerifiedTokenCapacity = 100 };
    private readonly RevocationState _state;
    private long _sequence;

    public RevocationStateTests()
    {
        _state = new RevocationState(Options.Create(_options), TimeProvider.System);
        _state.Confirm(TimeProvider.System.GetTimestamp());
    }

    [Fact]
    public void Only_ever_gets_stricter()
    {
        var token = Token(version: 4);
        Tell(RevocationKinds.Member, token.Member, version: 5);
        Tell(RevocationKinds.Member, token.Member, version: 3);
        Tell(RevocationKinds.Organization, token.Organization, before: Issued - 1_000);
        Tell(RevocationKinds.Organization, token.Organization, before: Issued - 2_000);

        Assert.Equal(TokenLife.Dead, _state.Judge(token));
        Assert.Equal(TokenLife.Alive, _state.Judge(token with { MemberVersion = 5 }));
        Assert.Equal(TokenLife.Dead, _state.Judge(token with { MemberVersion = 5, IssuedAt = Issued - 1_500 }));
    }

    [Theory]
    [InlineData(RevocationKinds.Application, 0, "Alive")]
    [InlineData(RevocationKinds.Application, 1, "Dead")]
    [InlineData(RevocationKinds.Application, -200, "Doubtful")]
    [InlineData(RevocationKinds.Credential, 1, "Dead")]
    [InlineData(RevocationKinds.Organization, 1, "Dead")]
    [InlineData(RevocationKinds.Organization, -200, "Doubtful")]
    [InlineData(RevocationKinds.Settings, 1, "Doubtful")]
    [InlineData(RevocationKinds.Settings, -400, "Alive")]
    public void Goes_by_the_date_of_issue_and_doubts_what_clocks_may_have_got_wrong(string kind, long after, string expected)
    {
        var token = Token();
        if (after != 0)
        {
            Tell(kind, kind == RevocationKinds.Organization ? token.Organization : token.Client, before: Issued + after);
        }

        Assert.Equal(expected, _state.Judge(token).ToString());
    }

    [Fact]
    public void Kills_a_family_and_asks_about_what_is_bound_to_addresses()
    {
        var token = Token();
        Assert.Equal(TokenLife.Doubtful, _state.Judge(token with { IsAddressBound = true }));

        _state.Apply(new RevocationFeedEvent(++_sequence, RevocationKinds.Family, token.Family, 0, 0, 0));

        Assert.Equal(TokenLife.Dead, _state.Judge(token));
        Assert.Equal(_sequence, _state.AppliedSequence);
    }

    [Fact]
    public void Trusts_itself_no_more_once_it_hears_what_it_does_not_know()
    {
        Assert.True(_state.IsCurrent);

        Tell("quarantine", Guid.CreateVersion7());

        Assert.False(_state.IsCurrent);
    }

    [Fact]
    public async Task Is_seen_by_whoever_looks_after_it_was_told_however_many_remember_the_token()
    {
        for (var round = 0; round < 200; round++)
        {
            var token = new VerifiedToken(new TokenVerdict.Good(Caller(), null), Token(version: 1));
            using var stop = new CancellationTokenSource();
            var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                while (!stop.IsCancellationRequested)
                {
                    token.Judge(_state);
                }
            })).ToArray();
            Tell(RevocationKinds.Member, Guid.CreateVersion7(), version: 9);
            Tell(RevocationKinds.Member, token.Marks.Member, version: 2);

            Assert.Equal(TokenLife.Dead, token.Judge(_state));
            await stop.CancelAsync();
            await Task.WhenAll(readers);
            Assert.Equal(TokenLife.Dead, token.Judge(_state));
        }
    }

    [Fact]
    public void Remembers_no_more_tokens_than_it_may_and_those_that_are_asked_for()
    {
        var tokens = new VerifiedTokens(Options.Create(_options));
        var hashes = Enumerable.Range(0, 1_000).Select(i => TokenHash.Of($"token {i}")).ToArray();
        foreach (var hash in hashes)
        {
            tokens.Add(hash, new VerifiedToken(new TokenVerdict.Good(Caller(), null), Token()), tokens.Epoch);
            Assert.NotNull(tokens.Find(hashes[0]));
        }

        Assert.InRange(hashes.Count(h => tokens.Find(h) is not null), 50, 101);
    }

    [Fact]
    public void Stores_nothing_that_was_verified_before_the_keys_changed()
    {
        var tokens = new VerifiedTokens(Options.Create(_options));
        var (hash, epoch) = (TokenHash.Of("a token"), tokens.Epoch);
        tokens.Clear();

        tokens.Add(hash, new VerifiedToken(new TokenVerdict.Good(Caller(), null), Token()), epoch);

        Assert.Null(tokens.Find(hash));
    }

    [Fact]
    public void Takes_a_pulse_that_lay_in_the_network_for_as_old_as_it_is()
    {
        var timing = new FeedTiming(new IssuerClock(TimeProvider.System), TimeProvider.System);
        timing.Begin();
        long Now() => TimeProvider.System.GetTimestamp();
        long Clock(int secondsAgo) => (long)TimeProvider.System.GetElapsedTime(0).TotalMilliseconds - (secondsAgo * 1_000) + 1_000_000;

        var fresh = timing.Take(new RevocationFeedPulse(50, Clock(0), 0, "", Guid.Empty));
        var late = timing.Take(new RevocationFeedPulse(50, Clock(30), 0, "", Guid.Empty));

        Assert.InRange(TimeProvider.System.GetElapsedTime(fresh, Now()), TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(2));
        Assert.InRange(TimeProvider.System.GetElapsedTime(late, Now()), TimeSpan.FromSeconds(29.9), TimeSpan.FromSeconds(33));
    }

    private static TokenMarks Token(int version = 1) => new()
    {
        Member = Guid.CreateVersion7(),
        MemberVersion = version,
        Client = Guid.CreateVersion7(),
        Organization = Guid.CreateVersion7(),
        Family = "AAAAAAAAAAAAAAAA",
        IssuedAt = Issued,
        ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(Issued + 1_800),
        IsAddressBound = false,
    };

    private static NombaCaller Caller() => new()
    {
        Subject = "",
        ClientId = "",
        OrganizationId = Guid.Empty,
        Environment = "live",
        Permissions = FrozenSet<string>.Empty,
        AccountPermissions = FrozenDictionary<string, FrozenSet<Guid>>.Empty,
        Accounts = null,
    };

    private void Tell(string kind, Guid subject, int version = 0, long before = 0) =>
        _state.Apply(new RevocationFeedEvent(++_sequence, kind, subject.ToString("D"), version, 0, before));
}

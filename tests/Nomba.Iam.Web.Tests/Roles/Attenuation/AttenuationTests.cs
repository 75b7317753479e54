using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>Whoever asks, whatever they hold, whichever way they try: nobody ever comes to hold what the one who asked did not hold.</summary>
public sealed class AttenuationTests(ManagementHost host)
{
    // A new world now and then: in an old one everybody has been given everything.
    private const int Worlds = 10;
    private const int Rounds = 50;

    [Fact]
    public async Task Nobody_gives_more_than_they_hold()
    {
        var seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var dice = new Dice(seed);
        var tried = new SortedDictionary<string, (int Accepted, int Refused)>(StringComparer.Ordinal);
        for (var number = 0; number < Worlds; number++)
        {
            var world = await World.CreateAsync(host, await host.SeedMerchantAsync(), dice);
            var before = await world.ReadAsync();
            for (var round = 0; round < Rounds; round++)
            {
                var caller = dice.Of(world.Callers);
                var attempt = world.Attempts.Next(before, caller.Member);
                using var answer = await world.SendAsync(caller, attempt);
                var after = await world.ReadAsync();
                var faults = await FaultsAsync(attempt, attempt.Answerable ?? caller.Member, answer, before, after);
                Assert.True(faults.Count == 0, $"seed {seed}, {number}/{round}: {caller.Name} did {attempt} ({answer.StatusCode}): {string.Join("; ", faults)}");
                var (accepted, refused) = tried.GetValueOrDefault(attempt.Kind);
                tried[attempt.Kind] = answer.IsSuccessStatusCode ? (accepted + 1, refused) : (accepted, refused + 1);
                before = after;
            }
        }

        // Both happen, or the test shows nothing.
        var summary = string.Join('\n', tried.Select(t => $"{t.Key}: {t.Value.Accepted} accepted, {t.Value.Refused} refused"));
        TestContext.Current.TestOutputHelper?.WriteLine(summary);
        Assert.True(tried.Values.Sum(t => t.Accepted) > Worlds * Rounds / 20 && tried.Values.Sum(t => t.Refused) > Worlds * Rounds / 20, $"seed {seed}: {summary}");
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(Attempt attempt, Guid answerable, HttpResponseMessage answer, Holdings before, Holdings after)
    {
        List<string> faults = [.. after.GainsBeyond(answerable, before, attempt.MayMake), .. after.FreedBeyond(answerable, before)];
        var text = await answer.TextAsync();
        if (answer.IsSuccessStatusCode)
        {
            faults.AddRange(attempt.Needs.Where(n => !before.Holds(answerable, n)).Select(n => $"succeeded without {n}"));
            attempt.Then?.Invoke(text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
        }
        else if (attempt.OnlyTakes && text.Contains(RoleErrors.Exceeds([]).Code, StringComparison.Ordinal))
        {
            faults.Add("was refused although it gives nothing: " + text);
        }

        if ((int)answer.StatusCode >= 500)
        {
            faults.Add(text);
        }

        if (!after.Members.Any(m => m.Status == "active" && after.IsOwner(m.Id)))
        {
            faults.Add("left nobody who owns the organization");
        }

        return faults;
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>Whoever asks, whatever they hold, whichever way they try: nobody ever comes to hold what the one who asked did not hold.</summary>
public sealed class AttenuationTests(ManagementHost host)
{
    // A new world now and then: in an old one everybody has been given everything.
    private const int Worlds = 8;
    private const int Rounds = 40;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_gives_more_than_they_hold()
    {
        var seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var dice = new Dice(seed);
        var (accepted, refused) = (0, 0);
        for (var number = 0; number < Worlds; number++)
        {
            var world = await World.CreateAsync(host, await host.SeedMerchantAsync(), dice);
            var before = await world.ReadAsync();
            for (var round = 0; round < Rounds; round++)
            {
                var caller = dice.Of(world.Callers);
                var attempt = world.Attempts.Next(before, caller.Member);
                using var answer = await world.SendAsync(caller, attempt);
                var given = attempt.Gives.Where(g => answer.IsSuccessStatusCode && !before.Holds(caller.Member, g)).ToArray();
                Assert.True(given.Length == 0, $"seed {seed}, {number}/{round}: {caller.Name} did {attempt} and gave {string.Join("; ", given)}");
                before = Judge(caller, before, await world.ReadAsync(), $"seed {seed}, {number}/{round}: {caller.Name} did {attempt} ({answer.StatusCode})");
                Assert.True((int)answer.StatusCode < 500, $"seed {seed}, {number}/{round}: {attempt} ended in {answer.StatusCode}");
                (accepted, refused) = answer.IsSuccessStatusCode ? (accepted + 1, refused) : (accepted, refused + 1);
            }
        }

        // Both happen, or the test shows nothing.
        Assert.True(accepted > Worlds * Rounds / 20 && refused > Worlds * Rounds / 20, $"seed {seed}: {accepted} accepted, {refused} refused");
    }

    private static Holdings Judge(Asker caller, Holdings before, Holdings after, string what)
    {
        var gains = after.GainsBeyond(caller.Member, before).ToArray();
        Assert.True(gains.Length == 0, $"{what}: {string.Join("; ", gains)}");
        Assert.Contains(after.Members, m => m.Status == "active" && after.IsOwner(m.Id));
        return after;
    }

    /// <summary>One who may ask: a person in a browser, or a key.</summary>
    private sealed record Asker(string Name, Guid Member, SignedIn? Browser, ApiKeyCredential? Pair);

    private sealed record ApiKeyCredential(Guid ClientId, string Secret);

    private sealed class World(ManagementHost host, ManagedOrganization merchant, SignedIn owner, Attempts attempts)
    {
        private readonly List<Asker> _callers = [];

        public Attempts Attempts => attempts;

        public IReadOnlyList<Asker> Callers => _callers;

        private string Root => $"api/v1/organizations/{merchant.Id}";

        /// <summary>Four people and four keys with roles that dice chose, and roles that dice made.</summary>
        public static async Task<World> CreateAsync(ManagementHost host, ManagedOrganization merchant, Dice dice)
        {
            var owner = await SignedIn.AsAsync(host.Iam, merchant.Seeded.Users[0].Email);
            var attempts = new Attempts(dice, merchant.Seeded.Users[0].MemberId, [.. merchant.Seeded.Accounts.Select(a => a.Id)]);
            var world = new World(host, merchant, owner, attempts);
            world._callers.Add(new Asker("the owner", merchant.Seeded.Users[0].MemberId, owner, null));
            for (var i = 0; i < 6; i++)
            {
                using var made = await owner.CallAsync(
                    HttpMethod.Post, $"{world.Root}/roles", JsonSerializer.Serialize(new { name = $"Role {i}", permissions = attempts.SomePatterns() }, JsonSerializerOptions.Web));
                Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            }

            for (var i = 0; i < 4; i++)
            {
                await world.AddPersonAsync(i);
                await world.AddKeyAsync(i);
            }

            return world;
        }

        public async Task<Holdings> ReadAsync()
        {
            var members = new List<MemberResponse>();
            for (var cursor = ""; cursor is not null;)
            {
                using var answer = await owner.CallAsync(HttpMethod.Get, $"{Root}/members?limit=100{cursor}");
                var page = await answer.ReadAsync<Page<MemberResponse>>();
                members.AddRange(page.Items);
                cursor = page.Next is null ? null : $"&cursor={page.Next}";
            }

            using var roles = await owner.CallAsync(HttpMethod.Get, $"{Root}/roles");
            return new Holdings(members, (await roles.ReadAsync<Page<RoleResponse>>()).Items);
        }

        public async Task<HttpResponseMessage> SendAsync(Asker caller, Attempt attempt)
        {
            if (caller.Browser is { } browser)
            {
                return await browser.CallAsync(HttpMethod.Parse(attempt.Method), Root + attempt.Path, attempt.Json);
            }

            using var request = new HttpRequestMessage(HttpMethod.Parse(attempt.Method), Root + attempt.Path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await merchant.IssueAsync(caller.Pair!.ClientId, caller.Pair.Secret));
            request.Content = attempt.Json is { } json ? new StringContent(json, Encoding.UTF8, "application/json") : null;
            return await merchant.SendAsync(request);
        }

        private async Task AddPersonAsync(int number)
        {
            var email = $"{Guid.CreateVersion7():N}@lagos.example";
            await host.Iam.AddPersonAsync(merchant.Id, email, "Viewer");
            var member = (await ReadAsync()).Members.Single(m => m.Name == email).Id;
            await GiveAsync($"/members/{member}/roles");
            _callers.Add(new Asker($"person {number}", member, await SignedIn.AsAsync(host.Iam, email), null));
        }

        private async Task AddKeyAsync(int number)
        {
            using var answer = await owner.CallAsync(HttpMethod.Post, $"{Root}/api-keys", $$"""{"name":"Caller {{number}}"}""");
            var created = await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
            await GiveAsync($"/api-keys/{created.Key.Id}/roles");
            _callers.Add(new Asker($"key {number}", created.Key.Id, null, new ApiKeyCredential(created.Live.ClientId, created.Live.ClientSecret)));
        }

        // One of the roles that were made for it: those of the system hold so much that little is beyond them.
        private async Task GiveAsync(string path)
        {
            var role = Attempts.OneOf([.. (await ReadAsync()).Roles.Where(r => r.Name.StartsWith("Role ", StringComparison.Ordinal))]);
            using var answer = await owner.CallAsync(HttpMethod.Put, Root + path, $$"""{"roles":[{"roleId":"{{role.Id}}"}]}""");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>One who may ask: a person in a browser, or a key.</summary>
internal sealed record Asker(string Name, Guid Member, SignedIn? Browser, (Guid ClientId, string Secret) Pair);

/// <summary>An organization with people and keys who try things.</summary>
internal sealed class World(ManagementHost host, ManagedOrganization merchant, SignedIn owner, Attempts attempts)
{
    private readonly List<Asker> _callers = [];

    public Attempts Attempts => attempts;

    public IReadOnlyList<Asker> Callers => _callers;

    private string Root => $"api/v1/organizations/{merchant.Id}";

    /// <summary>Four people and four keys with roles that dice chose, and roles that dice made.</summary>
    public static async Task<World> CreateAsync(ManagementHost host, ManagedOrganization merchant, Dice dice)
    {
        var owner = await SignedIn.AsAsync(host.Iam, merchant.Seeded.Users[0].Email);
        var attempts = new Attempts(dice, merchant.Id, merchant.Seeded.Users[0].MemberId, [.. merchant.Seeded.Accounts.Select(a => a.Id)]);
        var world = new World(host, merchant, owner, attempts);
        world._callers.Add(new Asker("the owner", merchant.Seeded.Users[0].MemberId, owner, default));
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

    public async Task<Holdings> ReadAsync() => new(
        await ReadAllAsync<MemberResponse>("members?limit=100"), await ReadAllAsync<RoleResponse>("roles"), await ReadAllAsync<ApiKeyResponse>("api-keys?limit=100"));

    public async Task<HttpResponseMessage> SendAsync(Asker caller, Attempt attempt)
    {
        var body = JsonSerializer.SerializeToNode(attempt.Body, JsonSerializerOptions.Web);
        if (attempt.LinkOf is { } address)
        {
            body!["token"] = await new Mailbox(host.Iam, address).TokenAsync();
        }
        else if (caller.Browser is { } browser)
        {
            return await browser.CallAsync(HttpMethod.Parse(attempt.Method), attempt.Path, body?.ToJsonString());
        }

        using var request = new HttpRequestMessage(HttpMethod.Parse(attempt.Method), attempt.Path) { Headers = { { "accountId", merchant.Id.ToString() } } };
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        request.Headers.Authorization = attempt.LinkOf is null && await TokenAsync(caller) is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        return await merchant.SendAsync(request);
    }

    // None for a key that is suspended, or may not be used from here.
    private async Task<string?> TokenAsync(Asker caller)
    {
        using var answer = await merchant.TryIssueAsync(caller.Pair.ClientId, caller.Pair.Secret);
        return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonNode>(TestContext.Current.CancellationToken))!["access_token"]!.GetValue<string>() : null;
    }

    private async Task<IReadOnlyList<T>> ReadAllAsync<T>(string list)
    {
        var all = new List<T>();
        for (var cursor = ""; cursor is not null;)
        {
            using var answer = await owner.CallAsync(HttpMethod.Get, $"{Root}/{list}{cursor}");
            var page = await answer.ReadAsync<Page<T>>();
            all.AddRange(page.Items);
            cursor = page.Next is null ? null : $"&cursor={page.Next}";
        }

        return all;
    }

    private async Task AddPersonAsync(int number)
    {
        var email = $"{Guid.CreateVersion7():N}@lagos.example";
        await host.Iam.AddPersonAsync(merchant.Id, email, "Viewer");
        var member = (await ReadAsync()).Members.Single(m => m.Name == email).Id;
        await GiveAsync($"members/{member}/roles");
        _callers.Add(new Asker($"person {number}", member, await SignedIn.AsAsync(host.Iam, email), default));
    }

    private async Task AddKeyAsync(int number)
    {
        using var answer = await owner.CallAsync(HttpMethod.Post, $"{Root}/api-keys", $$"""{"name":"Caller {{number}}"}""");
        var created = await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created);
        await GiveAsync($"api-keys/{created.Key.Id}/roles");
        _callers.Add(new Asker($"key {number}", created.Key.Id, null, (created.Live.ClientId, created.Live.ClientSecret)));
    }

    // One of the roles that were made for it: those of the system hold so much that little is beyond them.
    private async Task GiveAsync(string path)
    {
        var role = Attempts.OneOf([.. (await ReadAsync()).Roles.Where(r => r.Name.StartsWith("Role ", StringComparison.Ordinal))]);
        using var answer = await owner.CallAsync(HttpMethod.Put, $"{Root}/{path}", $$"""{"roles":[{"roleId":"{{role.Id}}"}]}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}

using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>A merchant with people, roles and keys, and requests to the management API in the name of any key.</summary>
internal sealed class ManagedOrganization(IamHost host, HttpClient client, SeededOrganization seeded)
{
    /// <summary>Manages keys and members, and holds nothing else.</summary>
    public const string Operator = "operator";

    /// <summary>Holds every permission there is.</summary>
    public const string Everything = "everything";

    /// <summary>Manages keys alone.</summary>
    public const string KeyKeeper = "key keeper";

    /// <summary>An Admin key: reads keys, manages none.</summary>
    public const string Server = "server";

    private const string Password = "a-long-test-password";

    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    public SeededOrganization Seeded => seeded;

    public Guid Id => seeded.Id;

    public string Keys => $"api/v1/organizations/{Id}/api-keys";

    public string Members => $"api/v1/organizations/{Id}/members";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ManagedOrganization> SeedAsync(IamHost host, HttpClient client)
    {
        var domain = $"{Guid.CreateVersion7():N}.example";
        var outcome = await host.SeedAsync(new SeedPlan(
            [
                new SeedOrganization(
                    "Lagos Foods",
                    null,
                    [new SeedAccount("Ikeja"), new SeedAccount("Yaba")],
                    [
                        new SeedRole("Operator", ["api_keys:*", "members:*"]),
                        new SeedRole("Everything", ["*:*"]),
                        new SeedRole("Key keeper", ["api_keys:*"]),
                        new SeedRole("Key reader", ["api_keys:read"]),
                    ],
                    [new SeedUser($"ada@{domain}", Password, "Owner"), new SeedUser($"bola@{domain}", Password, "Finance")],
                    [
                        new SeedApiKey(KeyKeeper, "Key keeper", null),
                        new SeedApiKey(Operator, "Operator", null),
                        new SeedApiKey(Everything, "Everything", null),
                        new SeedApiKey(Server, null, null),
                    ],
                    []),
            ],
            []));
        return new ManagedOrganization(host, client, outcome.Organizations[0]);
    }

    public SeededApiKey Key(string name) => seeded.ApiKeys.Single(k => k.Name == name);

    public string PathOf(string keyName) => $"{Keys}/{Key(keyName).Id}";

    /// <summary>A token of a seeded key's live pair; the same one each time.</summary>
    public async Task<string> TokenAsync(string keyName)
    {
        if (!_tokens.TryGetValue(keyName, out var token))
        {
            var pair = Key(keyName).Live;
            token = _tokens[keyName] = await IssueAsync(pair.ClientId, pair.ClientSecret!);
        }

        return token;
    }

    public async Task<string> IssueAsync(Guid clientId, string clientSecret, string? scope = null)
    {
        using var answer = await TryIssueAsync(clientId, clientSecret, scope);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        return tokens.GetProperty("access_token").GetString()!;
    }

    public async Task<HttpResponseMessage> TryIssueAsync(Guid clientId, string clientSecret, string? scope = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{clientId}:{clientSecret}")));
        request.Content = new FormUrlEncodedContent([KeyValuePair.Create("grant_type", "client_credentials"), KeyValuePair.Create("scope", scope ?? "")]);
        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string keyName = Operator) => SendAsync(HttpMethod.Get, path, null, keyName);

    /// <summary>Posts JSON text as it stands, or nothing.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, string? json, string keyName = Operator) => SendAsync(HttpMethod.Post, path, json, keyName);

    public Task<HttpResponseMessage> PatchAsync(string path, string json, string keyName = Operator) => SendAsync(HttpMethod.Patch, path, json, keyName);

    /// <summary>Sends with a seeded key's token, or with none when no key is named.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, string? keyName)
    {
        using var request = new HttpRequestMessage(method, path);
        if (keyName is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(keyName));
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await SendAsync(request);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request, Cancellation);

    /// <summary>What the audit trail says about one thing, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(Guid target)
    {
        var id = target.ToString("D");
        await using var scope = host.Services.CreateAsyncScope();
        var entries = scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<AuditEntry>();
        return await entries.Where(e => e.TargetId == id).OrderBy(e => e.Id).ToListAsync(Cancellation);
    }

    /// <summary>Nothing has happened to a person or a key but that it came to be; that somebody signed in is written down when its time comes.</summary>
    public async Task AssertUntouchedAsync(Guid member)
    {
        var entry = Assert.Single(await AuditAsync(member), e => e.Action != "security.signed_in");
        Assert.True(entry.Action is "member.joined" or "api_key.created");
    }

    /// <summary>The one entry about that action: it happened, and was not told twice.</summary>
    public async Task<AuditEntry> SingleAuditAsync(Guid target, string action) => Assert.Single(await AuditAsync(target), e => e.Action == action);
}

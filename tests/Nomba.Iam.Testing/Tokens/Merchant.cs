using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Testing.Tokens;

/// <summary>A seeded organization with a key of each kind that tests need, and the requests its server makes.</summary>
public sealed class Merchant
{
    public const string Audience = "merchant-api";
    public const string OwnerEmail = "owner@merchant.example";
    public const string OwnerPassword = "a-long-test-password";

    private Merchant(IamHost host, SeedOutcome seeded)
    {
        Host = host;
        Seeded = seeded;
        Http = host.CreateClient();
    }

    public IamHost Host { get; }

    public SeedOutcome Seeded { get; }

    public HttpClient Http { get; }

    public SeededOrganization Organization => Seeded.Organizations[0];

    public SeededOrganization Other => Seeded.Organizations[1];

    public SeededApiKey Admin => Key("Server");

    public SeededApiKey Operator => Key("Operator");

    /// <summary>Holds every permission there is: who resumes a key or loosens its restrictions holds what the key holds.</summary>
    public SeededApiKey Everything => Key("Everything");

    public SeededApiKey Reader => Key("Reader");

    public SeededResourceServer Api => Seeded.ResourceServers[0];

    public SeededApplication Application => Organization.Applications[0];

    public static async Task<Merchant> SeedAsync(IamHost host) => new(host, await host.SeedAsync(new SeedPlan(
        [
            new SeedOrganization(
                "Lagos Foods",
                null,
                [new SeedAccount("Ikeja"), new SeedAccount("Yaba")],
                [new SeedRole("Key operator", ["api_keys:*", "accounts:read"]), new SeedRole("Reader", ["accounts:read", "transactions:read"]), new SeedRole("Keeper", ["members:*"]), new SeedRole("Everything", ["*:*"])],
                [new SeedUser(OwnerEmail, OwnerPassword, "Owner")],
                [
                    new SeedApiKey("Server", null, null), new SeedApiKey("Operator", "Key operator", null),
                    new SeedApiKey("Reader", "Reader", null), new SeedApiKey("Outlet", null, ["Ikeja"]), new SeedApiKey("Keeper", "Keeper", null), new SeedApiKey("Everything", "Everything", null),
                ],
                [new SeedApplication("App", "public", ["http://127.0.0.1/callback", "https://app.example/callback"])]),
            new SeedOrganization("Other", null, [], [], [], [new SeedApiKey("Server", null, null)], []),
        ],
        [new SeedResourceServer(Audience, ["accounts:read", "accounts:create", "transactions:read", "transfers:initiate"])])));

    /// <summary>The same merchant, calling another node.</summary>
    public Merchant On(IamHost node) => new(node, Seeded);

    public SeededApiKey Key(string name) => Organization.ApiKeys.First(k => k.Name == name);

    /// <summary>Posts a form to an OAuth endpoint with the client's credentials in the Authorization header.</summary>
    public async Task<OAuthAnswer> PostAsync(string path, SeededCredential client, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client.ClientId}:{client.ClientSecret}")));
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new OAuthAnswer((int)response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default, text);
    }

    public Task<OAuthAnswer> IssueAsync(SeededCredential client, params (string Name, string Value)[] more) =>
        PostAsync("/oauth2/token", client, [("grant_type", "client_credentials"), .. more]);

    public Task<OAuthAnswer> RefreshAsync(SeededCredential client, string handle, params (string Name, string Value)[] more) =>
        PostAsync("/oauth2/token", client, [("grant_type", "refresh_token"), ("refresh_token", handle), .. more]);

    public async Task<bool> IsActiveAsync(string token)
    {
        var answer = await PostAsync("/oauth2/introspect", new SeededCredential(Api.ClientId, Api.ClientSecret), ("token", token));
        return answer.Json.GetProperty("active").GetBoolean();
    }

    /// <summary>Calls the management API of the organization with a bearer token.</summary>
    public Task<HttpResponseMessage> ManageAsync(HttpMethod method, string path, string? bearer, object? body = null) =>
        SendAsync(method, $"/api/v1/organizations/{Organization.AccountId}{path}", bearer, body);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? bearer, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (bearer is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>Suspends, resumes or revokes a key of the organization as one that holds everything.</summary>
    public async Task ChangeKeyAsync(SeededApiKey key, string change)
    {
        var bearer = (await IssueAsync(Everything.Live)).AccessToken;
        using var answer = await ManageAsync(HttpMethod.Post, $"/api-keys/{key.Id}/{change}", bearer, change == "resume" ? null : new { reason = "test" });
        answer.EnsureSuccessStatusCode();
    }
}

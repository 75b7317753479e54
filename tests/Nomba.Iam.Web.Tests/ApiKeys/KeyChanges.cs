using System.Net.Http.Json;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.ApiKeys;

/// <summary>Changes of a merchant's keys, made by its operator, and questions about their tokens.</summary>
internal static class KeyChanges
{
    /// <summary>Where the tests themselves call from, when they call over a socket.</summary>
    public static readonly string[] Here = ["127.0.0.0/8", "::1"];

    public static readonly string[] Elsewhere = ["203.0.113.0/24", "2001:db8::/32"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    extension(Merchant merchant)
    {
        public async Task<ApiKeyResponse> RestrictAsync(SeededApiKey key, object? restrictions)
        {
            using var answer = await merchant.ManageKeyAsync(HttpMethod.Patch, key, "", new { restrictions });
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<ApiKeyResponse>(Cancellation))!;
        }

        public async Task<ApiKeyResponse> SwitchAsync(SeededApiKey key, string environment, bool isOn)
        {
            using var answer = await merchant.ManageKeyAsync(
                HttpMethod.Post, key, $"/environments/{environment}/{(isOn ? "enable" : "disable")}", isOn ? null : new { reason = "test" });
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<ApiKeyResponse>(Cancellation))!;
        }

        public async Task<HttpResponseMessage> ManageKeyAsync(HttpMethod method, SeededApiKey key, string path, object? body)
        {
            var bearer = (await merchant.IssueAsync(merchant.Everything.Live)).AccessToken;
            return await merchant.ManageAsync(method, $"/api-keys/{key.Id}{path}", bearer, body);
        }

        /// <summary>What introspection says of a token that came from that address; null: none is passed.</summary>
        public async Task<JsonElement> IntrospectAsync(string token, string? address)
        {
            (string, string)[] fields = address is null ? [("token", token)] : [("token", token), ("client_address", address)];
            return (await merchant.PostAsync("/oauth2/introspect", new SeededCredential(merchant.Api.ClientId, merchant.Api.ClientSecret), fields)).Json;
        }

        public async Task<bool> IsActiveFromAsync(string token, string? address) => (await merchant.IntrospectAsync(token, address)).GetProperty("active").GetBoolean();

        /// <summary>Waits for this node to hear of what happened on another.</summary>
        public Task UntilInactiveAsync(string token, string? address = null) => Eventually.HoldsAsync(async () => !await merchant.IsActiveFromAsync(token, address));
    }
}

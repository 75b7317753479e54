using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>
/// The demo's owner, who changes things without pause and remembers what was answered: a change that was confirmed must be there after any
/// crash. The session outlives the host's process.
/// </summary>
internal sealed partial class Admin : IDisposable
{
    private readonly HttpClientHandler _cookies = new() { AllowAutoRedirect = false };
    private readonly HttpClient _client;
    private int _names;

    public Admin() => _client = new HttpClient(_cookies) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Ids of what was created, with the action that the audit trail must name.</summary>
    public ConcurrentQueue<(Guid Target, string Action)> Confirmed { get; } = new();

    public async Task SignInAsync(Uri host, string email, string password)
    {
        var page = await _client.GetStringAsync(new Uri(host, "/sign-in"));
        using var form = new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("__RequestVerificationToken", Token().Match(page).Groups[1].Value), new("email", email), new("password", password)]);
        using var answer = await _client.PostAsync(new Uri(host, "/sign-in"), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>One chain of changes after another, until the host is gone.</summary>
    public async Task WorkAsync(Uri host, string organization)
    {
        var root = $"/api/v1/organizations/{organization}";
        try
        {
            while (true)
            {
                var number = Interlocked.Increment(ref _names);
                var key = await ChangeAsync(host, "POST", $"{root}/api-keys", $$"""{"name":"key {{number}}"}""", "api_key.created");
                var role = await ChangeAsync(host, "POST", $"{root}/roles", $$"""{"name":"role {{number}}","permissions":["accounts:read"]}""", "role.created");
                await ChangeAsync(host, "PUT", $"{root}/api-keys/{key}/roles", $$"""{"roles":[{"roleId":"{{role}}"}]}""", "api_key.roles_changed");
                await ChangeAsync(host, "PATCH", $"{root}/roles/{role}", """{"permissions":["accounts:read","transactions:read"]}""", "role.updated");
                await ChangeAsync(host, "POST", $"{root}/api-keys/{key}/suspend", """{"reason":"trying"}""", "api_key.suspended");
                await ChangeAsync(host, "POST", $"{root}/api-keys/{key}/resume", null, "api_key.resumed");
                await ChangeAsync(host, "POST", $"{root}/api-keys/{key}/revoke", """{"reason":"done"}""", "api_key.revoked");
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            // Killed in the middle: nobody was told anything.
        }
    }

    public async Task<string> GetAsync(Uri host, string path)
    {
        using var answer = await SendAsync(host, "GET", path, null);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<Guid> ChangeAsync(Uri host, string method, string path, string? json, string action)
    {
        using var answer = await SendAsync(host, method, path, json);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {text}");
        var body = JsonDocument.Parse(text).RootElement;
        var id = (body.TryGetProperty("key", out var made) || body.TryGetProperty("webhook", out made) ? made : body).GetProperty("id").GetGuid();
        Confirmed.Enqueue((id, action));
        return id;
    }

    public void Dispose()
    {
        _client.Dispose();
        _cookies.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(Uri host, string method, string path, string? json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(host, path)) { Headers = { { "X-Nomba-Csrf", "1" } } };
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await _client.SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

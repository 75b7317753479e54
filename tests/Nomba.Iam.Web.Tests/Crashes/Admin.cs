using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>
/// The demo's owner, who remembers what was answered: a change that was confirmed must be there after any crash. The session outlives the
/// host's process.
/// </summary>
internal sealed class Admin : IDisposable
{
    private readonly HttpClientHandler _cookies = new() { AllowAutoRedirect = false };
    private readonly HttpClient _client;
    private int _names;

    public Admin() => _client = new HttpClient(_cookies) { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>What was changed, with the action that the audit trail must name.</summary>
    public ConcurrentQueue<(Guid Target, string Action)> Confirmed { get; } = new();

    /// <summary>A number that was not given before, for names and for turns.</summary>
    public int NextNumber() => Interlocked.Increment(ref _names);

    public async Task SignInAsync(Uri host, string email, string password)
    {
        var page = await _client.GetStringAsync(new Uri(host, "/sign-in"));
        using var form = new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("__RequestVerificationToken", SignInForm.ForgeryTokenIn(page)), new("email", email), new("password", password)]);
        using var answer = await _client.PostAsync(new Uri(host, "/sign-in"), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    public async Task<string> GetAsync(Uri address)
    {
        using var answer = await SendAsync(HttpMethod.Get, address, null);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Makes a thing, and remembers it under its id.</summary>
    public async Task<Guid> MakeAsync(Uri address, string json, string action)
    {
        var body = await ChangeAsync(HttpMethod.Post, address, json);
        string[] wrappers = ["key", "webhook", "application"];
        var made = wrappers.FirstOrDefault(w => body.TryGetProperty(w, out _)) is { } wrapper ? body.GetProperty(wrapper) : body;
        var id = made.GetProperty("id").GetGuid();
        Confirmed.Enqueue((id, action));
        return id;
    }

    public async Task<JsonElement> ChangeAsync(HttpMethod method, Uri address, string? json)
    {
        using var answer = await SendAsync(method, address, json);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {address.AbsolutePath}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    public void Dispose()
    {
        _client.Dispose();
        _cookies.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, string? json)
    {
        using var request = new HttpRequestMessage(method, address) { Headers = { { "X-Nomba-Csrf", "1" } } };
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await _client.SendAsync(request);
    }
}

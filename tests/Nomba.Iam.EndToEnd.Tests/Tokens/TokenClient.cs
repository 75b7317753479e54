using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Nomba.Iam.EndToEnd.Tests.Tokens;

/// <summary>A merchant's server, as far as it asks for tokens with its key.</summary>
public sealed class TokenClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    public async Task<string> TokenAsync(string id, string secret)
    {
        using var answer = await SendAsync(id, secret);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.GetProperty("access_token").GetString()!;
    }

    public async Task<HttpStatusCode> AskAsync(string id, string secret)
    {
        using var answer = await SendAsync(id, secret);
        return answer.StatusCode;
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string id, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "oauth2/token") { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:{secret}")));
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

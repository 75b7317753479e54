using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Nomba.Iam.EndToEnd.Tests.Browsers;

namespace Nomba.Iam.EndToEnd.Tests.Tokens;

/// <summary>What a public application asks with, and what it later redeems the code with.</summary>
public sealed class AuthorizationRequest(BrowserFixture browser, string redirectUri, string scope = "openid email")
{
    private readonly Guid _clientId = browser.Seeded.Organizations.SelectMany(o => o.Applications).Single(a => a.Name == People.Application).ClientId;

    public string State { get; } = Random();

    public string Nonce { get; } = Random();

    private string Verifier { get; } = Random();

    public string Path => "/oauth2/authorize" + QueryString.Create(new Dictionary<string, string?>
    {
        ["response_type"] = "code",
        ["client_id"] = _clientId.ToString(),
        ["redirect_uri"] = redirectUri,
        ["scope"] = scope,
        ["state"] = State,
        ["nonce"] = Nonce,
        ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
        ["code_challenge_method"] = "S256",
    });

    public async Task<HttpResponseMessage> RedeemAsync(string code)
    {
        using var client = new HttpClient { BaseAddress = browser.Address };
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"),
            new("client_id", _clientId.ToString()),
            new("code", code),
            new("redirect_uri", redirectUri),
            new("code_verifier", Verifier),
        ]);
        return await client.PostAsync("/oauth2/token", form, TestContext.Current.CancellationToken);
    }

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Applications;

/// <summary>An application that takes people through the authorization code flow, on one node.</summary>
internal sealed partial record ApplicationFlow(IamHost Host, Guid ClientId, string? Secret = null)
{
    public const string Callback = "https://app.example/callback";

    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    public string RedirectUri { get; init; } = Callback;

    /// <summary>True: the secret goes into the form (client_secret_post).</summary>
    public bool PostsSecret { get; init; }

    private static string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Asks at the authorization endpoint in a browser, and follows nothing.</summary>
    public Task<HttpResponseMessage> AuthorizeAsync(SignInForm browser, string scope = "openid accounts:read", string? prompt = null) => browser.GetAsync(
        $"/oauth2/authorize?response_type=code&client_id={ClientId}&redirect_uri={Uri.EscapeDataString(RedirectUri)}&scope={Uri.EscapeDataString(scope)}"
        + $"&state=xyz&code_challenge={Challenge}&code_challenge_method=S256{(prompt is null ? "" : $"&prompt={prompt}")}");

    /// <summary>The whole way: the page is asked for, shown, and answered with Allow in the first organization it offers.</summary>
    public async Task<string> ConsentAsync(SignInForm browser, string scope = "openid accounts:read", string? prompt = null, Guid? member = null)
    {
        using var asked = await AuthorizeAsync(browser, scope, prompt);
        Assert.StartsWith("/consent", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var page = await browser.GetAsync(asked.Headers.Location.ToString());
        var html = await page.Content.ReadAsStringAsync(Cancellation);
        var form = html[html.IndexOf("action=\"/oauth2/authorize\"", StringComparison.Ordinal)..];
        var fields = Field().Matches(form[..form.IndexOf("</form>", StringComparison.Ordinal)])
            .Select(m => KeyValuePair.Create(m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))
            .Where(f => f.Key != "member_id").Append(new("consent", "allow"))
            .Append(new("member_id", member?.ToString() ?? Member().Match(form).Groups[1].Value));
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync("/oauth2/authorize", content);
        return CodeIn(answer);
    }

    /// <summary>The code in an answer that leads back to the application.</summary>
    public string CodeIn(HttpResponseMessage answer)
    {
        var location = answer.Headers.Location?.ToString() ?? "";
        Assert.StartsWith(RedirectUri, location, StringComparison.Ordinal);
        return Uri.UnescapeDataString(Code().Match(location).Groups[1].Value);
    }

    /// <summary>A code without a browser: the person agreed.</summary>
    public async Task<string> CodeAsync(Guid user, Guid member, params string[] scope)
    {
        await using var services = Host.Services.CreateAsyncScope();
        var issued = await services.ServiceProvider.GetRequiredService<ISender>().Send(new IssueCode
        {
            UserId = new UserId(user),
            SessionId = null,
            MemberId = new MemberId(member),
            ApplicationId = ClientId,
            RedirectUri = RedirectUri,
            Challenge = Challenge,
            Scope = scope,
        });
        return issued.Value.Reveal();
    }

    public Task<OAuthAnswer> RedeemAsync(string code) =>
        PostAsync("/oauth2/token", ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri), ("code_verifier", Verifier));

    public Task<OAuthAnswer> RefreshAsync(string handle) => PostAsync("/oauth2/token", ("grant_type", "refresh_token"), ("refresh_token", handle));

    private async Task<OAuthAnswer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var http = Host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        var form = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).ToList();
        if (Secret is null || PostsSecret)
        {
            form.Add(new("client_id", ClientId.ToString()));
        }

        if (Secret is not null && PostsSecret)
        {
            form.Add(new("client_secret", Secret));
        }

        if (Secret is not null && !PostsSecret)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}")));
        }

        request.Content = new FormUrlEncodedContent(form);
        using var response = await http.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return new OAuthAnswer((int)response.StatusCode, JsonDocument.Parse(text).RootElement, text);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Field();

    [GeneratedRegex("name=\"member_id\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Member();

    [GeneratedRegex("[?&]code=([^&]+)")]
    private static partial Regex Code();
}

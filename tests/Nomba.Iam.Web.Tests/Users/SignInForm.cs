using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>A browser in front of the sign-in page, as far as HTTP goes: it keeps its cookies and follows nothing.</summary>
internal sealed partial class SignInForm(IamHost host)
{
    private readonly HttpClient _client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = host.ClientOptions.BaseAddress });

    /// <summary>What a form of this page must bring along.</summary>
    public static string ForgeryTokenIn(string page) => Token().Match(page).Groups[1].Value;

    public Task<HttpResponseMessage> SubmitAsync(string email, string password, string path = "/sign-in") =>
        FillAsync(path, "sign-in", ("email", email), ("password", password));

    /// <summary>Opens a page and sends its form, filled in.</summary>
    public async Task<HttpResponseMessage> FillAsync(string path, string form, params IEnumerable<(string Name, string Value)> fields)
    {
        var page = await _client.GetStringAsync(path, TestContext.Current.CancellationToken);
        using var content = new FormUrlEncodedContent(
        [
            new("_handler", form),
            new("__RequestVerificationToken", ForgeryTokenIn(page)),
            .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
        ]);
        return await _client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) => _client.PostAsync(path, content, TestContext.Current.CancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request, TestContext.Current.CancellationToken);

    /// <summary>A request to the management API as this site's own pages send it: with the session cookie and the header against forgery.</summary>
    public async Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string? json = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "X-Nomba-Csrf", "1" } } };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await SendAsync(request);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

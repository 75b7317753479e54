using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>A person in a browser session, who uses the management API as this site's own pages do.</summary>
internal sealed class SignedIn(SignInForm browser)
{
    public static async Task<SignedIn> AsAsync(IamHost host, string email, string password = "a-long-test-password")
    {
        var browser = new SignInForm(host);
        using var answer = await browser.SubmitAsync(email, password);

        // Over real HTTP the client follows the redirect, and must not land at the form again. A redirect itself may have the page as its body.
        Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.OK);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            Assert.DoesNotContain("name=\"password\"", await answer.TextAsync(), StringComparison.Ordinal);
        }

        return new SignedIn(browser);
    }

    public Task<HttpResponseMessage> CallAsync(HttpMethod method, string path, string? json = null) => browser.CallAsync(method, path, json);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json, params (string Name, string Value)[] headers) =>
        browser.CallAsync(method, path, json, headers);
}

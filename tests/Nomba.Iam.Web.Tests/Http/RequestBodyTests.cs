using System.Net;
using System.Text;
using System.Text.Json;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>Bodies that a reader would throw for are the caller's fault, whoever the caller is.</summary>
public sealed class RequestBodyTests(ManagementHost host)
{
    private const string Form = "application/x-www-form-urlencoded";

    public static TheoryData<string, string, string> Forms => new()
    {
        { "/oauth2/token", Form, "grant_type=%00" },
        { "/oauth2/introspect", Form, "token=%00" },
        { "/oauth2/revoke", Form, "token=%00" },
        { "/oauth2/token", Form, new string('x', 3_000) + "=1" },
        { "/oauth2/token", Form, string.Join('&', Enumerable.Repeat("a=1", 3_000)) },
        { "/oauth2/token", Form + "; charset=utf-7", "grant_type=client_credentials" },
        { "/oauth2/token", "multipart/form-data; boundary=x", "--x\r\nnothing" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Refuses_a_form_that_cannot_be_read(string path, string contentType, string body)
    {
        using var answer = await PostAsync(path, contentType, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var json = JsonDocument.Parse(await answer.TextAsync());
        Assert.Equal("invalid_request", json.RootElement.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("/api/v1/sign-up", "application/json; charset=bogus", "request.content_type", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/api/v1/sign-up", "application/json; charset=utf-7", "request.content_type", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/sign-in", Form + "; charset=utf-7", "request.content_type", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("/sign-in", Form, "request.malformed", HttpStatusCode.BadRequest)]
    public async Task Refuses_text_that_is_not_UTF_8(string path, string contentType, string code, HttpStatusCode status)
    {
        using var answer = await PostAsync(path, contentType, "{}=%00");

        await answer.ProblemAsync(status, code);
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Form + "; charset=UTF-8")]
    [InlineData(Form + "; charset=\"utf-8\"")]
    public async Task Reads_a_form_in_UTF_8(string contentType)
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(ManagedOrganization.Operator).Live;

        using var answer = await PostAsync(
            "/oauth2/token", contentType, $"grant_type=client_credentials&client_id={pair.ClientId}&client_secret={Uri.EscapeDataString(pair.ClientSecret!)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string contentType, string body)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var client = host.Iam.CreateClient();
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}

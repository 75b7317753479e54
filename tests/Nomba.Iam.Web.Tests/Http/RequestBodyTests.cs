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
        { "/oauth2/token", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end" },
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
    public async Task Refuses_text_in_an_encoding_that_it_does_not_have(string path, string contentType, string code, HttpStatusCode status)
    {
        using var answer = await PostAsync(path, contentType, "{}=%00");

        await answer.ProblemAsync(status, code);
    }

    [Theory]
    [InlineData(Form, "email=%00", HttpStatusCode.BadRequest)]
    [InlineData(Form + "; charset=utf-7", "email=a", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end", HttpStatusCode.BadRequest)]
    public async Task Tells_a_person_in_a_page(string contentType, string body, HttpStatusCode status)
    {
        using var answer = await PostAsync("/sign-in", contentType, body, "text/html");

        Assert.Equal((status, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<h1", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Form + "; charset=ISO-8859-1")]
    [InlineData(Form + "; charset=us-ascii")]
    [InlineData(Form + "; charset=UTF-8")]
    [InlineData(Form + "; charset=\"utf-8\"")]
    public async Task Reads_a_form_in_any_encoding_that_clients_have(string contentType)
    {
        var merchant = await host.SeedMerchantAsync();
        var pair = merchant.Key(ManagedOrganization.Operator).Live;

        using var answer = await PostAsync(
            "/oauth2/token", contentType, $"grant_type=client_credentials&client_id={pair.ClientId}&client_secret={Uri.EscapeDataString(pair.ClientSecret!)}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string contentType, string body, string accept = "*/*")
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        using var client = host.Iam.CreateClient();
        client.DefaultRequestHeaders.Add("Accept", accept);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}

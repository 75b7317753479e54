using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>How bodies come, and what is done with those that should not.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private readonly IamHost _host = new();
    private WireCaller _caller = null!;

    private SeededCredential Client => _caller.Merchant.Admin.Live;

    private string Json => JsonSerializer.Serialize(WireCaller.Credentials(Client));

    private string Form => $"grant_type=client_credentials&client_id={Client.ClientId}&client_secret={Client.ClientSecret}";

    public async ValueTask InitializeAsync() => _caller = await WireCaller.StartAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json;charset=ISO-8859-1")]
    [InlineData("Application/JSON")]
    public async Task Reads_json_whatever_the_charset(string type) =>
        Assert.Equal(200, (await _caller.PostTextAsync("issue", Json, type)).Status);

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/x-www-form-urlencoded; charset=UTF-8")]
    public async Task Reads_forms(string type) =>
        Assert.Equal(200, (await _caller.PostTextAsync("issue", Form, type)).Status);

    [Fact]
    public async Task Reads_what_comes_in_chunks()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/token/issue") { Content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes(Json))) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Add("accountId", _caller.Account);

        Assert.Equal(200, (await _caller.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Reads_json_behind_a_byte_order_mark_and_ignores_what_it_does_not_know()
    {
        var body = "\uFEFF" + Json.Insert(1, "\"nothing\":{\"to\":[\"see\"]},\"scope\":7,\"refresh_token\":null,");

        Assert.Equal(200, (await _caller.PostTextAsync("issue", body)).Status);
    }

    [Theory]
    [InlineData("grantType", "clientId", "clientSecret")]
    [InlineData("grant_type", "clientId", "client_secret")]
    public async Task Reads_every_name_in_use(string grant, string id, string secret)
    {
        var body = new Dictionary<string, string> { [grant] = "client_credentials", [id] = Client.ClientId.ToString(), [secret] = Client.ClientSecret! };
        var form = string.Join('&', body.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"));

        Assert.Equal(200, (await _caller.PostAsync("issue", body, _caller.Account)).Status);
        Assert.Equal(200, (await _caller.PostTextAsync("issue", form, "application/x-www-form-urlencoded")).Status);
    }

    [Theory]
    [InlineData("client_id", "clientId")]
    [InlineData("client_id", "client_id")]
    [InlineData("client_secret", "clientSecret")]
    [InlineData("grant_type", "grantType")]
    [InlineData("grant_type", "grant_type")]
    public async Task Refuses_a_field_that_says_two_things_and_takes_one_that_says_the_same_twice(string field, string again)
    {
        var values = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Client.ClientId.ToString(),
            ["client_secret"] = Client.ClientSecret!,
        };
        foreach (var (value, status) in new[] { ("another", 400), (values[field], 200) })
        {
            var inJson = await _caller.PostTextAsync("issue", Json.Insert(1, $"\"{again}\":\"{value}\","));
            var inForm = await _caller.PostTextAsync("issue", $"{Form}&{again}={value}", "application/x-www-form-urlencoded");

            Assert.Equal((status, status), (inJson.Status, inForm.Status));
            Assert.True(status == 200 || (inJson.Refusal.Code == "400" && inJson.Description.StartsWith(field, StringComparison.Ordinal)));
            Assert.Equal(inJson.Description, inForm.Description);
        }
    }

    [Theory]
    [InlineData("5")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[\"x\"]")]
    public async Task Names_the_field_that_is_no_text(string value)
    {
        var reply = await _caller.PostTextAsync("issue", $$"""{"grant_type":"client_credentials","client_id":{{value}},"client_secret":"x"}""");

        Assert.Equal((400, "400"), reply.Refusal);
        Assert.StartsWith("client_id", reply.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("grant_type=client_credentials")]
    [InlineData("{\"grant_type\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":\"x\"}")]
    public async Task Refuses_what_is_no_json_object(string body) =>
        Assert.Equal((400, "400"), (await _caller.PostTextAsync("issue", body)).Refusal);

    [Fact]
    public async Task Refuses_text_that_is_no_utf8_and_nesting_without_end()
    {
        var bytes = Encoding.Latin1.GetBytes("{\"grant_type\":\"\u00e9\"}");
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

        Assert.Equal((400, "400"), (await _caller.SendAsync("issue", content, _caller.Account)).Refusal);
        Assert.Equal((400, "400"), (await _caller.PostTextAsync("issue", "{\"x\":" + new string('[', 5000) + new string(']', 5000) + "}")).Refusal);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/xml")]
    [InlineData("application/jsonp")]
    [InlineData(";;;")]
    [InlineData(null)]
    public async Task Refuses_other_content_types(string? type) =>
        Assert.Equal((415, "415"), (await _caller.PostTextAsync("issue", Json, type)).Refusal);

    [Fact]
    public async Task Refuses_what_is_compressed()
    {
        using var content = new StringContent(Json, Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal((415, "415"), (await _caller.SendAsync("issue", content, _caller.Account)).Refusal);
    }

    [Theory]
    [InlineData("issue", false)]
    [InlineData("issue", true)]
    [InlineData("refresh", false)]
    [InlineData("revoke", true)]
    public async Task Refuses_a_hundred_kilobytes_however_they_come(string operation, bool chunked)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"grant_type":"{{new string('a', 100_000)}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/auth/token/{operation}") { Content = new StreamContent(new MemoryStream(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("accountId", _caller.Account);

        Assert.Equal((413, "413"), (await _caller.SendAsync(request)).Refusal);
    }

    [Fact]
    public async Task Reads_up_to_the_cap_and_not_a_byte_more()
    {
        const int Cap = 16 * 1024;
        var padded = Json + new string(' ', Cap - Json.Length);

        Assert.Equal(200, (await _caller.PostTextAsync("issue", padded)).Status);
        Assert.Equal((413, "413"), (await _caller.PostTextAsync("issue", padded + " ")).Refusal);
    }

    [Fact]
    public async Task Takes_long_input_for_wrong_input()
    {
        var body = new { grant_type = "client_credentials", client_id = Client.ClientId, client_secret = new string('s', 10_000) };

        Assert.Equal((401, "01"), (await _caller.PostAsync("issue", body, _caller.Account)).Refusal);
    }
}

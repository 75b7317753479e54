using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Domain.Tests.Webhooks;

public sealed class WebhookUrlTests
{
    [Theory]
    [InlineData("https://hooks.merchant.example/nomba?key=1")]
    [InlineData("https://hooks.merchant.example:443/")]
    [InlineData("https://hooks.merchant.example:8443/")]
    public void Takes_https(string url) => Assert.True(WebhookUrl.Read(url, allowHttp: false).IsSuccess);

    [Theory]
    [InlineData(null, "webhook.url")]
    [InlineData("", "webhook.url")]
    [InlineData("/relative", "webhook.url_scheme")]
    [InlineData("hooks.merchant.example", "webhook.url")]
    [InlineData("https://hooks.merchant.example/a b", "webhook.url")]
    [InlineData("http://hooks.merchant.example/", "webhook.url_scheme")]
    [InlineData("file:///etc/passwd", "webhook.url_scheme")]
    [InlineData("gopher://hooks.merchant.example/", "webhook.url_scheme")]
    [InlineData("https://user:password@hooks.merchant.example/", "webhook.url_parts")]
    [InlineData("https://user@hooks.merchant.example/", "webhook.url_parts")]
    [InlineData("https://hooks.merchant.example/#part", "webhook.url_parts")]
    [InlineData("https://hooks.merchant.example:80/", "webhook.url_port")]
    [InlineData("https://hooks.merchant.example:22/", "webhook.url_port")]
    [InlineData("https://hooks.merchant.example:1023/", "webhook.url_port")]
    public void Refuses_everything_else(string? url, string code) => Assert.Equal(code, WebhookUrl.Read(url, allowHttp: false).Error.Code);

    [Theory]
    [InlineData("http://127.0.0.1:5000/")]
    [InlineData("http://receiver/")]
    public void Takes_http_where_it_is_allowed(string url) => Assert.True(WebhookUrl.Read(url, allowHttp: true).IsSuccess);
}

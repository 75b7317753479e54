using System.Globalization;
using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Hosting;

public sealed class SecurityTextTests
{
    private const string Path = "/.well-known/security.txt";

    [Theory]
    [InlineData("mailto:security@nomba-iam.example")]
    [InlineData("https://nomba-iam.example/report")]
    public async Task Says_whom_to_tell_about_a_weakness_and_until_when_that_holds(string contact)
    {
        var time = new ManualTime();
        await using var host = new IamHost(time, ("Iam:SecurityContact", contact));

        using var answer = await host.CreateClient().GetAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        var lines = (await answer.TextAsync()).Split('\n');
        Assert.Single(lines, $"Contact: {contact}");
        var expires = DateTimeOffset.Parse(Assert.Single(lines, l => l.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..], CultureInfo.InvariantCulture);
        Assert.InRange(expires, time.GetUtcNow().AddDays(30), time.GetUtcNow().AddDays(364));
    }

    [Fact]
    public async Task Is_not_there_when_nobody_is_named()
    {
        await using var host = new IamHost();

        using var answer = await host.CreateClient().GetAsync(new Uri(Path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("security@nomba-iam.example")]
    [InlineData("http://nomba-iam.example/report")]
    public async Task Refuses_to_start_with_a_contact_that_nobody_can_use(string contact)
    {
        await using var host = new IamHost(null, ("Iam:SecurityContact", contact));

        var refused = Assert.ThrowsAny<Exception>(host.CreateClient);

        Assert.Contains("Iam__SecurityContact", refused.ToString(), StringComparison.Ordinal);
    }
}

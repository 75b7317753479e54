using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Domain.Tests.Applications;

public sealed class RedirectUriTests
{
    [Theory]
    [InlineData("https://app.example/cb", true)]
    [InlineData("http://127.0.0.1/cb", true)]
    [InlineData("http://localhost:3000/cb", true)]
    [InlineData("com.example.app:/cb", true)]
    [InlineData("http://app.example/cb", false)]
    [InlineData("https://*.example/cb", false)]
    [InlineData("https://app.example/cb#x", false)]
    [InlineData("https://user@app.example/cb", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("/cb", false)]
    public void Says_what_may_be_registered(string uri, bool allowed) => Assert.Equal(allowed, RedirectUri.MayBeRegistered(uri));

    [Theory]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:4711/cb", true)]
    [InlineData("http://[::1]/cb", "http://[::1]:4711/cb", true)]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:4711/cb/", false)]
    [InlineData("http://127.0.0.1/cb", "http://127.0.0.1:4711@evil.example/cb", false)]
    [InlineData("http://localhost/cb", "http://localhost:4711/cb", false)]
    [InlineData("https://app.example/cb", "https://app.example:444/cb", false)]
    [InlineData("https://app.example/cb", "https://app.example/cb?x=1", false)]
    public void Compares_exactly_but_for_a_loopback_port(string registered, string sent, bool matches) =>
        Assert.Equal(matches, RedirectUri.Matches(registered, sent));
}

using System.Net;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Tokens;

/// <summary>How long readers may keep the key set and the metadata, and what asking again costs.</summary>
public sealed class KeptMetadataTests : IAsyncDisposable
{
    private const string Configuration = "/.well-known/openid-configuration";
    private const string Server = "/.well-known/oauth-authorization-server";
    private const string KeySet = "/.well-known/jwks";

    private readonly IamHost _host = new();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(Configuration)]
    [InlineData(Server)]
    [InlineData(KeySet)]
    public async Task May_be_kept_by_anybody_for_five_minutes(string path)
    {
        using var answer = await GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.Public);
        Assert.Equal(TimeSpan.FromMinutes(5), answer.Headers.CacheControl.MaxAge);
        Assert.False(answer.Headers.CacheControl.NoStore);
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Contains("Origin", answer.Headers.Vary);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData(Configuration, "{0}")]
    [InlineData(Server, "{0}")]
    [InlineData(KeySet, "{0}")]
    [InlineData(KeySet, "W/{0}")]
    [InlineData(KeySet, "\"another\", {0}")]
    [InlineData(KeySet, "*")]
    public async Task Is_not_sent_again_to_a_reader_who_has_it(string path, string header)
    {
        using var first = await GetAsync(path);
        using var again = await GetAsync(path, string.Format(null, header, first.Headers.ETag));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal(first.Headers.CacheControl!.ToString(), again.Headers.CacheControl!.ToString());
        Assert.Equal("", await again.TextAsync());
    }

    [Theory]
    [InlineData("\"another\"")]
    [InlineData("nonsense")]
    [InlineData("\"")]
    public async Task Is_sent_to_a_reader_who_has_something_else(string header)
    {
        using var answer = await GetAsync(KeySet, header);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("{\"keys\":[{", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_the_same_tag_on_every_node()
    {
        await using var second = _host.SecondNode();

        using var here = await GetAsync(KeySet);
        using var there = await GetAsync(second.CreateClient(), KeySet);

        Assert.NotNull(here.Headers.ETag);
        Assert.Equal(here.Headers.ETag, there.Headers.ETag);
    }

    [Theory]
    [InlineData("KeepFor", "2.00:00:00")]
    [InlineData("KeepFor", "00:00:00")]
    [InlineData("PublishAhead", "00:05:00")]
    public async Task Cannot_be_kept_until_a_key_signs_that_the_copy_lacks(string setting, string value)
    {
        await using var iam = new IamHost(null, ($"Iam:SigningKeys:{setting}", value));

        Assert.ThrowsAny<Exception>(() => iam.Services);
    }

    private Task<HttpResponseMessage> GetAsync(string path, string? ifNoneMatch = null) => GetAsync(_host.CreateClient(), path, ifNoneMatch);

    private static async Task<HttpResponseMessage> GetAsync(HttpClient http, string path, string? ifNoneMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}

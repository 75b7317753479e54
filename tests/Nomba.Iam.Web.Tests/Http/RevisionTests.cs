using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Nomba.Iam.Contracts.Members;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>Who reads, changes and reads again learns what has happened meanwhile.</summary>
public sealed class RevisionTests(ManagementHost host) : IAsyncLifetime
{
    private ManagedOrganization _merchant = null!;

    private string Key => _merchant.PathOf(ManagedOrganization.Server);

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("api-keys")]
    [InlineData("members")]
    public async Task Changes_the_roles_of_the_revision_that_was_read_and_of_no_later_one(string things)
    {
        var member = _merchant.Key(ManagedOrganization.Server).Id;
        var path = $"api/v1/organizations/{_merchant.Id}/{things}/{member}/roles";
        var (first, second) = (Roles("Key reader"), Roles("Key keeper"));
        using var read = await _merchant.GetAsync(Key);
        var tag = read.Headers.ETag!.ToString();

        using var changed = await SendAsync(HttpMethod.Put, path, "If-Match", tag, first);
        using var late = await SendAsync(HttpMethod.Put, path, "If-Match", tag, second);

        var answer = await changed.ReadAsync<MemberResponse>();
        Assert.NotEqual(tag, changed.Headers.ETag!.ToString());
        await late.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
        Assert.Equal("Key reader", Assert.Single(answer.Roles).Name);
        await _merchant.SingleAuditAsync(member, "api_key.roles_changed");
    }

    [Theory]
    [InlineData("W/\"r1\"")]
    [InlineData("r1")]
    [InlineData("\"something else\"")]
    [InlineData("\"r999999999999\"")]
    public async Task Changes_nothing_under_a_tag_that_it_never_gave(string tag)
    {
        using var answer = await SendAsync(HttpMethod.Put, $"{Key}/roles", "If-Match", tag, Roles("Key reader"));

        await answer.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
        await _merchant.AssertUntouchedAsync(_merchant.Key(ManagedOrganization.Server).Id);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("HEAD", "")]
    [InlineData("GET", "\"other\", W/")]
    public async Task Tells_a_reader_who_has_it_that_nothing_has_changed(string method, string before)
    {
        using var read = await _merchant.GetAsync(Key);
        var tag = read.Headers.ETag!.ToString();

        using var answer = await SendAsync(new HttpMethod(method), Key, "If-None-Match", before + tag, null);

        Assert.Equal((HttpStatusCode.NotModified, ""), (answer.StatusCode, await answer.TextAsync()));
        Assert.Equal(tag, answer.Headers.ETag?.ToString());
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Gives_a_reader_what_has_changed_since()
    {
        using var read = await _merchant.GetAsync(Key);
        using var renamed = await _merchant.PatchAsync(Key, """{"name":"another name"}""");

        using var answer = await SendAsync(HttpMethod.Get, Key, "If-None-Match", read.Headers.ETag!.ToString(), null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("another name", await answer.TextAsync(), StringComparison.Ordinal);
    }

    private string Roles(string name) => $$"""{"roles":[{"roleId":"{{_merchant.Seeded.Roles.Single(r => r.Name == name).Id}}"}]}""";

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string header, string value, string? json)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _merchant.TokenAsync(ManagedOrganization.Everything));
        request.Headers.TryAddWithoutValidation(header, value);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        return await _merchant.SendAsync(request);
    }
}

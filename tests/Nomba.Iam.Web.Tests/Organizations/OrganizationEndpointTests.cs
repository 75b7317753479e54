using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Nomba.Iam.Contracts.Organizations;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Organizations;

public sealed class OrganizationEndpointTests(ManagementHost host) : IAsyncLifetime
{
    private ManagedOrganization _merchant = null!;

    private string Path => $"api/v1/organizations/{_merchant.Id}";

    public async ValueTask InitializeAsync() => _merchant = await host.SeedMerchantAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Changes_what_is_given_and_says_so_in_the_audit_trail()
    {
        using var first = await _merchant.PatchAsync(Path, """{"name":"Lagos Foods Ltd","contactEmail":"ops@lagos.example","website":"https://lagos.example/"}""", ManagedOrganization.Everything);
        using var second = await _merchant.PatchAsync(Path, """{"website":""}""", ManagedOrganization.Everything);

        Assert.Equal("\"r2\"", first.Headers.ETag!.Tag);
        var changed = await second.ReadAsync<OrganizationResponse>();
        Assert.Equal(("Lagos Foods Ltd", "ops@lagos.example", null, 3), (changed.Name, changed.ContactEmail, changed.Website, changed.Revision));
        var entries = await _merchant.AuditAsync(_merchant.Id);
        Assert.Equal(["organization.created", "organization.updated", "organization.updated"], entries.Select(e => e.Action));
        Assert.Contains("Lagos Foods Ltd", entries[1].Changes, StringComparison.Ordinal);
        Assert.Equal(_merchant.Key(ManagedOrganization.Everything).Id, entries[1].ActorId!.Value.Value);
    }

    [Fact]
    public async Task Tells_nobody_of_a_change_that_changes_nothing()
    {
        using var answer = await _merchant.PatchAsync(Path, """{"name":"Lagos Foods"}""", ManagedOrganization.Everything);

        Assert.Equal(1, (await answer.ReadAsync<OrganizationResponse>()).Revision);
        Assert.Single(await _merchant.AuditAsync(_merchant.Id));
    }

    [Fact]
    public async Task Refuses_a_change_of_what_has_changed_meanwhile()
    {
        using var request = new HttpRequestMessage(HttpMethod.Patch, Path) { Content = new StringContent("""{"name":"Late"}""", Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _merchant.TokenAsync(ManagedOrganization.Everything));
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"r7\""));
        using var answer = await _merchant.SendAsync(request);

        await answer.ProblemAsync(HttpStatusCode.PreconditionFailed, "request.outdated");
        Assert.Single(await _merchant.AuditAsync(_merchant.Id));
    }

    [Theory]
    [InlineData("""{"name":""}""", "organization.name")]
    [InlineData("""{"contactEmail":"nobody"}""", "organization.contact_email")]
    [InlineData("""{"contactEmail":"a@b.example\r\nBcc: c@d.example"}""", "organization.contact_email")]
    [InlineData("""{"website":"javascript:alert(1)"}""", "organization.website")]
    [InlineData("""{"website":"lagos.example"}""", "organization.website")]
    [InlineData("""{"status":"active"}""", "request.malformed")]
    public async Task Refuses_what_it_does_not_understand(string json, string code)
    {
        using var answer = await _merchant.PatchAsync(Path, json, ManagedOrganization.Everything);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Single(await _merchant.AuditAsync(_merchant.Id));
    }

    [Theory]
    [InlineData("GET", null, "organization:read")]
    [InlineData("PATCH", """{"name":"Mine now"}""", "organization:update")]
    public async Task Asks_for_a_token_with_the_permission_in_the_same_organization(string method, string? json, string permission)
    {
        var other = await host.SeedMerchantAsync();

        using var nobody = await _merchant.SendAsync(new HttpMethod(method), Path, json, null);
        using var powerless = await _merchant.SendAsync(new HttpMethod(method), Path, json, ManagedOrganization.KeyKeeper);
        using var stranger = await other.SendAsync(new HttpMethod(method), Path, json, ManagedOrganization.Everything);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        Assert.Contains($"scope=\"{permission}\"", powerless.Challenge, StringComparison.Ordinal);
        await stranger.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        Assert.Single(await _merchant.AuditAsync(_merchant.Id));
    }
}

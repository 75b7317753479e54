using System.Net;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.ApiKeys;

/// <summary>Who is let in, for every operation alike.</summary>
public sealed class ApiKeyAccessTests(ManagementHost host)
{
    private const string Unknown = "01900000-0000-7000-8000-000000000000";

    /// <summary>Method, path below the list, body, and the permission that the operation needs.</summary>
    public static readonly TheoryData<string, string, string?, string> Operations = new()
    {
        { "POST", "", """{"name":"Till 1","role":"Key reader"}""", "api_keys:create" },
        { "GET", "", null, "api_keys:read" },
        { "GET", "/{key}", null, "api_keys:read" },
        { "PATCH", "/{key}", """{"name":"Till 1"}""", "api_keys:update" },
        { "POST", "/{key}/suspend", """{"reason":"lost"}""", "api_keys:suspend" },
        { "POST", "/{key}/resume", null, "api_keys:suspend" },
        { "POST", "/{key}/revoke", """{"reason":"lost"}""", "api_keys:revoke" },
        { "POST", "/{key}/credentials/live/rotate", "{}", "api_keys:rotate" },
        { "POST", "/{key}/credentials/live/rotation/cancel", null, "api_keys:rotate" },
        { "POST", "/{key}/credentials/test/rotation/complete", "{}", "api_keys:rotate" },
        { "GET", "/{key}/usage", null, "api_keys:read" },
        { "DELETE", "/{key}", null, "api_keys:revoke" },
        { "POST", "/{key}/environments/live/disable", """{"reason":"lost"}""", "api_keys:suspend" },
        { "POST", "/{key}/environments/test/enable", null, "api_keys:suspend" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Refuses_a_caller_without_a_token(string method, string path, string? json, string permission)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.SendAsync(new HttpMethod(method), PathIn(merchant, path), json, null);

        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        Assert.Equal("Bearer realm=\"nomba-iam\"", answer.Challenge);
        Assert.DoesNotContain(permission, await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Refuses_a_token_that_lacks_the_permission_and_names_it(string method, string path, string? json, string permission)
    {
        var merchant = await host.SeedMerchantAsync();
        var powerless = await PowerlessAsync(merchant, permission);

        using var request = new HttpRequestMessage(new HttpMethod(method), PathIn(merchant, path));
        request.Headers.Authorization = new("Bearer", powerless);
        request.Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await merchant.SendAsync(request);

        var problem = await answer.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        Assert.Contains(permission, problem.Detail, StringComparison.Ordinal);
        Assert.Equal($"Bearer realm=\"nomba-iam\", error=\"insufficient_scope\", scope=\"{permission}\"", answer.Challenge);
        await merchant.AssertUntouchedAsync(merchant.Key(ManagedOrganization.Server).Id);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Tells_another_organization_that_there_is_no_such_thing(string method, string path, string? json, string permission)
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var target = PathIn(other, path);

        using var foreign = await merchant.SendAsync(new HttpMethod(method), target, json, ManagedOrganization.Everything);
        using var unknown = await merchant.SendAsync(
            new HttpMethod(method), target.Replace(other.Id.ToString(), Unknown, StringComparison.Ordinal), json, ManagedOrganization.Everything);
        using var malformed = await merchant.SendAsync(
            new HttpMethod(method), target.Replace(other.Id.ToString(), "not-an-id", StringComparison.Ordinal), json, ManagedOrganization.Everything);

        var problem = await foreign.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        Assert.Equal(problem with { RequestId = "" }, await unknown.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found") with { RequestId = "" });
        Assert.Equal(problem with { RequestId = "" }, await malformed.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found") with { RequestId = "" });
        await other.AssertUntouchedAsync(other.Key(ManagedOrganization.Server).Id);
        Assert.NotEmpty(permission);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Tells_of_a_key_of_another_organization_that_there_is_no_such_key(string method, string path, string? json, string permission)
    {
        if (path.Length == 0)
        {
            return;
        }

        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());

        foreach (var key in (string[])[other.Key(ManagedOrganization.Server).Id.ToString(), Unknown, "not-an-id"])
        {
            using var answer = await merchant.SendAsync(
                new HttpMethod(method), merchant.Keys + path.Replace("{key}", key, StringComparison.Ordinal), json, ManagedOrganization.Everything);
            await answer.ProblemAsync(HttpStatusCode.NotFound, "api_key.not_found");
        }

        await other.AssertUntouchedAsync(other.Key(ManagedOrganization.Server).Id);
        Assert.NotEmpty(permission);
    }

    private static string PathIn(ManagedOrganization merchant, string path) =>
        merchant.Keys + path.Replace("{key}", merchant.Key(ManagedOrganization.Server).Id.ToString(), StringComparison.Ordinal);

    // Holds every permission except the one: narrowed by the scope that is asked for.
    private static async Task<string> PowerlessAsync(ManagedOrganization merchant, string permission)
    {
        string[] all = ["api_keys:create", "api_keys:read", "api_keys:update", "api_keys:suspend", "api_keys:revoke", "members:read", "transfers:initiate"];
        var pair = merchant.Key(ManagedOrganization.Everything).Live;
        return await merchant.IssueAsync(pair.ClientId, pair.ClientSecret!, string.Join(' ', all.Where(p => p != permission)));
    }
}

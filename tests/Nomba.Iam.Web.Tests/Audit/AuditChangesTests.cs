using System.Net;
using System.Text.Json;
using Nomba.Iam.Contracts.ApiKeys;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Roles;
using Nomba.Iam.Contracts.Webhooks;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Audit;

/// <summary>An entry tells what was before and what is after, whole: a reader of the trail alone knows who held what, and where.</summary>
public sealed class AuditChangesTests(ManagementHost host) : IAsyncLifetime
{
    private ManagedOrganization _merchant = null!;
    private SignedIn _owner = null!;

    private string Root => $"api/v1/organizations/{_merchant.Id}";

    private Guid Ikeja => _merchant.Seeded.Accounts[0].Id;

    private Guid Yaba => _merchant.Seeded.Accounts[1].Id;

    public async ValueTask InitializeAsync()
    {
        _merchant = await host.SeedMerchantAsync();
        _owner = await SignedIn.AsAsync(host.Iam, _merchant.Seeded.Users[0].Email);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Of_a_new_key_with_the_accounts_that_its_role_is_limited_to()
    {
        using var answer = await _owner.CallAsync(HttpMethod.Post, _merchant.Keys, $$"""{"name":"Till","role":"Finance","accounts":["{{Ikeja}}"]}""");
        var key = (await answer.ReadAsync<CreatedApiKeyResponse>(HttpStatusCode.Created)).Key;

        var changes = await ChangesAsync(key.Id, "api_key.created");
        Assert.Equal((null, "Till"), changes["name"]);
        Assert.Equal((null, $"Finance on {Ikeja}"), changes["roles"]);
    }

    [Fact]
    public async Task Of_an_invitation_and_of_who_came_by_it()
    {
        var email = $"{Guid.CreateVersion7():N}@invited.example";
        using var answer = await _owner.CallAsync(
            HttpMethod.Post, $"{Root}/invitations", $$"""{"email":"{{email}}","roles":[{"roleId":"{{SystemRoles.Viewer.Id}}"},{"roleId":"{{SystemRoles.Finance.Id}}","accounts":["{{Ikeja}}"]}]}""");
        var invitation = await answer.ReadAsync<InvitationResponse>(HttpStatusCode.Created);
        var token = await new Mailbox(host.Iam, email).TokenAsync();
        using var accepted = await new Visitor(host.Iam).PostAsync("invitations/accept-new", $$"""{"token":"{{token}}","password":"seven yellow pineapples"}""");
        var joined = await accepted.ReadAsync<JoinedResponse>();

        var roles = $"Finance on {Ikeja}, Viewer";
        var invited = await ChangesAsync(invitation.Id, "member.invited");
        Assert.Equal(((null, email), (null, roles)), (invited["email"], invited["roles"]));
        var came = await ChangesAsync(invitation.Id, "invitation.accepted");
        Assert.Equal((("pending", "accepted"), (null, joined.MemberId.ToString())), (came["status"], came["member"]));
        Assert.Equal((null, roles), (await ChangesAsync(joined.MemberId, "member.joined"))["roles"]);
    }

    [Fact]
    public async Task Of_a_roles_description_alone()
    {
        using var made = await _owner.CallAsync(HttpMethod.Post, $"{Root}/roles", """{"name":"Teller","description":"Counter","permissions":["accounts:read"]}""");
        var role = await made.ReadAsync<RoleResponse>(HttpStatusCode.Created);
        using var changed = await _owner.CallAsync(HttpMethod.Patch, $"{Root}/roles/{role.Id}", """{"description":"Counter staff"}""");

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal((null, "Counter"), (await ChangesAsync(role.Id, "role.created"))["description"]);
        Assert.Equal(KeyValuePair.Create("description", ((string?)"Counter", (string?)"Counter staff")), Assert.Single(await ChangesAsync(role.Id, "role.updated")));
    }

    [Fact]
    public async Task Of_a_webhooks_description_alone()
    {
        using var made = await _owner.CallAsync(HttpMethod.Post, $"{Root}/webhooks", """{"url":"https://8.8.8.8/hooks","description":"Till","eventTypes":["*"]}""");
        var webhook = (await made.ReadAsync<WebhookSecretResponse>(HttpStatusCode.Created)).Webhook;
        using var changed = await _owner.CallAsync(HttpMethod.Patch, $"{Root}/webhooks/{webhook.Id}", """{"description":"Tills"}""");

        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal((null, "Till"), (await ChangesAsync(webhook.Id, "webhook.created"))["description"]);
        Assert.Equal(KeyValuePair.Create("description", ((string?)"Till", (string?)"Tills")), Assert.Single(await ChangesAsync(webhook.Id, "webhook.updated")));
    }

    [Fact]
    public async Task Of_all_that_a_member_holds_when_one_of_its_roles_is_deleted()
    {
        using var made = await _owner.CallAsync(HttpMethod.Post, $"{Root}/roles", """{"name":"Teller","description":"Counter","permissions":["accounts:read"]}""");
        var role = await made.ReadAsync<RoleResponse>(HttpStatusCode.Created);
        var key = _merchant.Key(ManagedOrganization.Server).Id;
        using var given = await _owner.CallAsync(
            HttpMethod.Put,
            $"{_merchant.Keys}/{key}/roles",
            $$"""{"roles":[{"roleId":"{{role.Id}}","accounts":["{{Ikeja}}"]},{"roleId":"{{SystemRoles.Finance.Id}}","accounts":["{{Yaba}}"]},{"roleId":"{{SystemRoles.Viewer.Id}}"}]}""");
        using var deleted = await _owner.CallAsync(HttpMethod.Delete, $"{Root}/roles/{role.Id}?moveTo={SystemRoles.Finance.Id}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NoContent), (given.StatusCode, deleted.StatusCode));
        var entry = (await _merchant.AuditAsync(key)).Last(e => e.Action == "api_key.roles_changed");
        Assert.Equal(
            ($"Finance on {Yaba}, Teller on {Ikeja}, Viewer", $"Finance on {string.Join(' ', new[] { Ikeja, Yaba }.Order())}, Viewer"), Read(entry.Changes)["roles"]);
        var gone = await ChangesAsync(role.Id, "role.deleted");
        Assert.Equal((("Teller", null), ("Counter", null), ("accounts:read", null)), (gone["name"], gone["description"], gone["permissions"]));
    }

    [Fact]
    public async Task Of_all_that_both_hold_when_ownership_passes()
    {
        var (from, to) = (_merchant.Seeded.Users[0].MemberId, _merchant.Seeded.Users[1].MemberId);
        using var answer = await _owner.CallAsync(HttpMethod.Post, $"{Root}/ownership-transfer", $$"""{"memberId":"{{to}}"}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(("Owner", "Admin"), (await ChangesAsync(from, "member.roles_changed"))["roles"]);
        Assert.Equal(("Finance", "Finance, Owner"), (await ChangesAsync(to, "member.roles_changed"))["roles"]);
    }

    [Fact]
    public async Task Of_a_secret_that_was_used_for_the_first_time()
    {
        var key = _merchant.Key(ManagedOrganization.Server);
        var secret = await _merchant.RotatedAsync(ManagedOrganization.Server, "live", """{"gracePeriodSeconds":3600}""");
        await _merchant.IssueAsync(key.Live.ClientId, secret);

        var changes = await ChangesAsync(key.Id, "api_key.secret_activated");
        Assert.Equal((null, "live"), changes["environment"]);
        Assert.True(DateTimeOffset.Parse(changes["grace_ends_at"].After!, System.Globalization.CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow().AddMinutes(50));
    }

    private async Task<Dictionary<string, (string? Before, string? After)>> ChangesAsync(Guid target, string action) =>
        Read((await _merchant.SingleAuditAsync(target, action)).Changes);

    private static Dictionary<string, (string? Before, string? After)> Read(string? changes) => JsonDocument.Parse(changes!).RootElement.EnumerateObject()
        .ToDictionary(p => p.Name, p => (TextOf(p.Value, "before"), TextOf(p.Value, "after")), StringComparer.Ordinal);

    private static string? TextOf(JsonElement change, string side) => change.TryGetProperty(side, out var value) ? value.GetString() : null;
}

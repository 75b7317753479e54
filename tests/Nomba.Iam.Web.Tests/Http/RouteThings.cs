using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>What stands for the names in an address or a body: made through the API when first asked for, and the same from then on.</summary>
internal sealed partial class RouteThings(ManagedOrganization merchant, RouteCallers callers, string needed)
{
    // One a line: who makes it, where, with what, and where its id is in the answer. Without a body it is looked up.
    private static readonly Dictionary<string, (string By, string At, string? Body, string Id)> Made = new(StringComparer.Ordinal)
    {
        ["keyId"] = ("owner", "/api/v1/organizations/{accountId}/api-keys", """{"name":"<new>","role":"Key reader"}""", "key.id"),
        ["memberId"] = ("owner", "/api/v1/organizations/{accountId}/api-keys", """{"name":"<new>","role":"Key reader"}""", "key.id"),
        ["roleId"] = ("owner", "/api/v1/organizations/{accountId}/roles", """{"name":"<new>","permissions":["api_keys:read"]}""", "id"),
        ["subAccountId"] = ("owner", "/api/v1/organizations/{accountId}/accounts", """{"name":"<new>"}""", "id"),
        ["invitationId"] = ("owner", "/api/v1/organizations/{accountId}/invitations", """{"email":"<email>","roles":[{"roleId":"<roleId>"}]}""", "id"),
        ["applicationId"] = ("owner", "/api/v1/organizations/{accountId}/applications", """{"name":"<new>","kind":"confidential","redirectUris":["https://app.example/callback"]}""", "application.id"),
        ["webhookId"] = ("owner", "/api/v1/organizations/{accountId}/webhooks", """{"url":"https://8.8.8.8/<new>","eventTypes":["role.*"]}""", "webhook.id"),
        ["deliveryId"] = ("owner", "/api/v1/organizations/{accountId}/webhooks/{webhookId}/test", "{}", "id"),
        ["entryId"] = ("owner", "/api/v1/organizations/{accountId}/audit?action=api_key.created&targetId={keyId}", null, "items.0.id"),
        ["operator:entryId"] = ("operator", "/api/v1/operator/audit?action=resource_server.registered", null, "items.0.id"),
        ["sessionId"] = ("member", "/api/v1/users/me/sessions", null, "items.0.id"),
        ["consentId"] = ("member", "/api/v1/users/me/consents", null, "items.0.id"),
        ["organization"] = ("owner", "/api/v1/organizations", """{"name":"<new>"}""", "id"),
        ["clientId"] = ("owner", "/api/v1/organizations/{accountId}/api-keys/{keyId}", null, "live.clientId"),
        ["newSecret"] = ("owner", "/api/v1/organizations/{accountId}/api-keys/{keyId}/credentials/live/rotate", "{}", "credential.clientSecret"),
        ["newApplicationSecret"] = ("owner", "/api/v1/organizations/{accountId}/applications/{applicationId}/rotate-secret", "{}", "clientSecret"),
        ["serverId"] = ("operator", "/api/v1/operator/resource-servers", """{"audience":"<new>","permissions":[{"name":"<permission>"}]}""", "resourceServer.id"),
    };

    // One a line: what comes by mail, who asks for it, where, with what, and whom it goes to. It is the token of the link.
    private static readonly Dictionary<string, (string By, string At, string Body, string To)> Mailed = new(StringComparer.Ordinal)
    {
        ["invitation"] = ("owner", "/api/v1/organizations/{accountId}/invitations", """{"email":"<address>","roles":[{"roleId":"<roleId>"}]}""", "<address>"),
        ["memberInvitation"] = ("owner", "/api/v1/organizations/<organization>/invitations", """{"email":"<member>","roles":[{"roleId":"<viewer>"}]}""", "<member>"),
        ["confirmation"] = ("nobody", "/api/v1/sign-up", """{"email":"<address>","password":"a few words that nobody says"}""", "<address>"),
        ["reset"] = ("nobody", "/api/v1/password-resets", """{"email":"<member>"}""", "<member>"),
        ["emailChange"] = ("member", "/api/v1/users/me/email", """{"newEmail":"<address>","currentPassword":"a-long-test-password"}""", "<address>"),
    };

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>The text with a thing in the place of each name.</summary>
    public async Task<string> FillAsync(string text)
    {
        foreach (var name in Name().Matches(text).Select(m => m.Groups[1].Value + m.Groups[2].Value).Distinct().ToList())
        {
            var value = await FindAsync(name);
            text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal).Replace($"<{name}>", value, StringComparison.Ordinal);
        }

        return text;
    }

    private async Task<string> FindAsync(string name)
    {
        var fresh = $"{Guid.CreateVersion7():N}";
        return name switch
        {
            "accountId" => merchant.Id.ToString(),
            "new" => $"n{fresh}",
            "instance" => Guid.CreateVersion7().ToString(),
            "organizationId" => merchant.Id.ToString(),
            "environment" => "live",
            "memberId" when needed == IamPermissions.MembersRemove => Keep(name, await callers.AddPersonAsync()),
            "personId" => merchant.Seeded.Users[1].MemberId.ToString(),
            "member" => merchant.Seeded.Users[1].Email,
            "viewer" => SystemRoles.Viewer.Id.ToString(),
            "another" => $"r{fresh}:read",
            "email" => $"{fresh}@people.example",
            "account" => merchant.Seeded.Accounts[0].Id.ToString(),
            "address" => Keep(name, $"{fresh}@people.example"),
            "permission" => Keep(name, $"r{fresh}:read"),
            "kid" => Keep(name, await WaitingKeyAsync()),
            "secretInUse" => await UseAsync(),
            "applicationSecretInUse" => await UseOfApplicationAsync(),
            _ => _known.TryGetValue(name, out var known) ? known : Keep(name, await MakeAsync(name)),
        };
    }

    private string Keep(string name, string value) => _known.TryAdd(name, value) ? value : _known[name];

    private async Task<string> MakeAsync(string name)
    {
        if (Mailed.TryGetValue(name, out var mail))
        {
            using var asked = await callers.SendAsync(mail.By, HttpMethod.Post, await FillAsync(mail.At), await FillAsync(mail.Body));
            Assert.True(asked.IsSuccessStatusCode, $"{name} could not be asked for: {await asked.TextAsync()}");
            return await callers.LinkToAsync(await FillAsync(mail.To));
        }

        if (name == "consentId")
        {
            await callers.AgreeAsync(Guid.Parse(await FindAsync("applicationId")));
        }

        var known = Made.TryGetValue($"{needed}:{name}", out var way) || Made.TryGetValue(name, out way);
        Assert.True(known, $"RouteThings does not know how to make {name}.");
        var (path, body) = (await FillAsync(way.At), way.Body is null ? null : await FillAsync(way.Body));
        using var answer = await callers.SendAsync(way.By, body is null ? HttpMethod.Get : HttpMethod.Post, path, body);
        var text = await answer.TextAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{name} could not be made: {text}");
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return way.Id.Split('.').Aggregate(made, (node, member) => node.ValueKind == JsonValueKind.Array ? node[int.Parse(member)] : node.GetProperty(member)).GetString()!;
    }

    // The signing key that waits for its time: the one that signs is every test's.
    private async Task<string> WaitingKeyAsync()
    {
        using var list = await callers.SendAsync("operator", HttpMethod.Get, "/api/v1/operator/signing-keys", null);
        var newest = (await list.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("items")[0];
        if (newest.GetProperty("status").GetString() == "upcoming")
        {
            return newest.GetProperty("kid").GetString()!;
        }

        using var published = await callers.SendAsync("operator", HttpMethod.Post, "/api/v1/operator/signing-keys/rotate", """{"reason":"planned"}""");
        return (await published.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("kid").GetString()!;
    }

    // The first use of a new secret: the one before it has its grace period from then on.
    private async Task<string> UseAsync()
    {
        var secret = await FindAsync("newSecret");
        await merchant.IssueAsync(Guid.Parse(await FindAsync("clientId")), secret);
        return secret;
    }

    private async Task<string> UseOfApplicationAsync()
    {
        var secret = await FindAsync("newApplicationSecret");
        await callers.RedeemAsync(Guid.Parse(await FindAsync("applicationId")), secret);
        return secret;
    }

    [GeneratedRegex("""\{([A-Za-z]+)\}|<([A-Za-z]+)>""")]
    private static partial Regex Name();
}

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
        ["serverId"] = ("operator", "/api/v1/operator/resource-servers", """{"audience":"<new>","permissions":[{"name":"<permission>"}]}""", "resourceServer.id"),
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
            "organizationId" => merchant.Id.ToString(),
            "environment" => "live",
            "memberId" when needed == IamPermissions.MembersRemove => Keep(name, await callers.AddPersonAsync()),
            "personId" => merchant.Seeded.Users[1].MemberId.ToString(),
            "consentId" => Keep(name, Guid.CreateVersion7().ToString()),
            "another" => $"r{fresh}:read",
            "email" => $"{fresh}@people.example",
            "account" => merchant.Seeded.Accounts[0].Id.ToString(),
            "permission" => Keep(name, $"r{fresh}:read"),
            _ => _known.TryGetValue(name, out var known) ? known : Keep(name, await MakeAsync(name)),
        };
    }

    private string Keep(string name, string value) => _known.TryAdd(name, value) ? value : _known[name];

    private async Task<string> MakeAsync(string name)
    {
        var known = Made.TryGetValue($"{needed}:{name}", out var way) || Made.TryGetValue(name, out way);
        Assert.True(known, $"RouteThings does not know how to make {name}.");
        var (path, body) = (await FillAsync(way.At), way.Body is null ? null : await FillAsync(way.Body));
        using var answer = await callers.SendAsync(way.By, body is null ? HttpMethod.Get : HttpMethod.Post, path, body);
        var text = await answer.TextAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{name} could not be made: {text}");
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return way.Id.Split('.').Aggregate(made, (node, member) => node.ValueKind == JsonValueKind.Array ? node[int.Parse(member)] : node.GetProperty(member)).GetString()!;
    }

    [GeneratedRegex("""\{([A-Za-z]+)\}|<([A-Za-z]+)>""")]
    private static partial Regex Name();
}

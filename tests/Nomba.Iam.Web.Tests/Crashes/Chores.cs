using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Tests.Crashes;

/// <summary>What the admin changes without pause: one chain after another, each of another kind, until the host is gone.</summary>
/// <param name="turf">What nobody else changes meanwhile.</param>
internal sealed class Chores(Admin admin, Uri host, string organization, Turf turf)
{
    private static readonly RoleId Viewer = SystemRoles.Viewer.Id;

    /// <summary>True when the host went in the middle of a change, and false when it was gone before the next.</summary>
    public async Task<bool> WorkAsync()
    {
        try
        {
            while (true)
            {
                var number = admin.NextNumber();
                await ((number % 7) switch
                {
                    0 => RolesAsync(number),
                    1 => KeysAsync(number),
                    2 => AccountsAsync(number),
                    3 => SecretsAsync(number),
                    4 => ApplicationsAsync(number),
                    5 => OwnersAsync(),
                    _ => PeopleAsync(number),
                });
            }
        }
        catch (HttpRequestException gone)
        {
            return gone.HttpRequestError != HttpRequestError.ConnectionError;
        }
    }

    private async Task RolesAsync(int number)
    {
        var key = await MakeAsync("api-keys", $$"""{"name":"key {{number}}"}""", "api_key.created");
        var role = await MakeAsync("roles", $$"""{"name":"role {{number}}","permissions":["accounts:read"]}""", "role.created");
        await DoAsync(key, "api_key.roles_changed", "PUT", $"api-keys/{key}/roles", $$"""{"roles":[{"roleId":"{{role}}"}]}""");
        await DoAsync(role, "role.updated", "PATCH", $"roles/{role}", """{"permissions":["accounts:read","transactions:read"]}""");
    }

    private async Task KeysAsync(int number)
    {
        var key = await MakeAsync("api-keys", $$"""{"name":"key {{number}}"}""", "api_key.created");
        await DoAsync(key, "api_key.suspended", "POST", $"api-keys/{key}/suspend", """{"reason":"trying"}""");
        await DoAsync(key, "api_key.resumed", "POST", $"api-keys/{key}/resume", null);
        await DoAsync(key, "api_key.revoked", "POST", $"api-keys/{key}/revoke", """{"reason":"done"}""");
    }

    // Whoever holds a role on the account is changed with it.
    private async Task AccountsAsync(int number)
    {
        var account = await MakeAsync("accounts", $$"""{"name":"account {{number}}"}""", "account.created");
        await DoAsync(
            turf.Colleague, "member.roles_changed", "PUT", $"members/{turf.Colleague}/roles", $$"""{"roles":[{"roleId":"{{Viewer}}","accounts":["{{account}}"]}]}""");
        await DoAsync(account, "account.suspended", "POST", $"accounts/{account}/suspend", """{"reason":"trying"}""");
        await DoAsync(account, "account.reactivated", "POST", $"accounts/{account}/reactivate", null);
    }

    private async Task SecretsAsync(int number)
    {
        var key = await MakeAsync("api-keys", $$"""{"name":"key {{number}}"}""", "api_key.created");
        await DoAsync(key, "api_key.rotated", "POST", $"api-keys/{key}/credentials/live/rotate", "{}");
        await DoAsync(key, "api_key.rotation_cancelled", "POST", $"api-keys/{key}/credentials/live/rotation/cancel", null);
    }

    private async Task ApplicationsAsync(int number)
    {
        var application = await MakeAsync(
            "applications", $$"""{"name":"app {{number}}","kind":"confidential","redirectUris":["https://app.example/callback"]}""", "application.created");
        await DoAsync(application, "application.secret_rotated", "POST", $"applications/{application}/rotate-secret", "{}");
        await DoAsync(application, "application.deleted", "DELETE", $"applications/{application}", null);
    }

    private async Task PeopleAsync(int number)
    {
        var invitation = await MakeAsync(
            "invitations", $$"""{"email":"person{{number}}@people.example","roles":[{"roleId":"{{Viewer}}"}]}""", "member.invited");
        await DoAsync(invitation, "invitation.resent", "POST", $"invitations/{invitation}/resend", null);
        await DoAsync(invitation, "invitation.revoked", "DELETE", $"invitations/{invitation}", null);
    }

    // There and back: who owns the firm since the last crash is for the host to say.
    private async Task OwnersAsync()
    {
        for (var turn = 0; turn < 2; turn++)
        {
            var ((browser, from), (_, to)) = await turf.OwnerFirstAsync(host);
            await browser.ChangeAsync(HttpMethod.Post, turf.AddressOf(host, "ownership-transfer"), $$"""{"memberId":"{{to}}"}""");
            admin.Confirmed.Enqueue((turf.Firm, "organization.ownership_transferred"));
            admin.Confirmed.Enqueue((from, "member.roles_changed"));
            admin.Confirmed.Enqueue((to, "member.roles_changed"));
        }
    }

    private Task<Guid> MakeAsync(string path, string json, string action) => admin.MakeAsync(AddressOf(path), json, action);

    private async Task DoAsync(Guid target, string action, string method, string path, string? json)
    {
        await admin.ChangeAsync(HttpMethod.Parse(method), AddressOf(path), json);
        admin.Confirmed.Enqueue((target, action));
    }

    private Uri AddressOf(string path) => new(host, $"/api/v1/organizations/{organization}/{path}");
}

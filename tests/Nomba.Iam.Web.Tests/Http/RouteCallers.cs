using System.Net.Http.Headers;
using System.Text;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Applications;
using Nomba.Iam.Web.Tests.Organizations;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>The callers that the route table names, each with credentials of their own.</summary>
internal sealed class RouteCallers(ManagementHost host, ManagedOrganization merchant, ManagedOrganization other, string needed)
{
    private readonly Dictionary<string, Task<string>> _tokens = [];
    private readonly Dictionary<string, Task<SignedIn>> _people = [];

    public async Task<HttpResponseMessage> SendAsync(string caller, HttpMethod method, string path, string? json)
    {
        if (PersonOf(caller) is { } person)
        {
            return await (await person).CallAsync(method, path, json);
        }

        using var request = new HttpRequestMessage(method, path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        if (caller == "server")
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", await Remember(_tokens, caller, RegisterAsync));
        }
        else if (TokenOf(caller) is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token);
        }

        return await merchant.SendAsync(request);
    }

    /// <summary>The member lets an application act for them.</summary>
    public Task AgreeAsync(Guid application) =>
        new ApplicationFlow(host.Iam, application).CodeAsync(merchant.Seeded.Users[1].Id, merchant.Seeded.Users[1].MemberId, "openid");

    /// <summary>The member lets an application act for them, and the application gets its tokens with this secret.</summary>
    public async Task RedeemAsync(Guid application, string secret)
    {
        var flow = new ApplicationFlow(host.Iam, application, secret);
        var answer = await flow.RedeemAsync(await flow.CodeAsync(merchant.Seeded.Users[1].Id, merchant.Seeded.Users[1].MemberId, "openid"));
        Assert.Equal(200, answer.Status);
    }

    /// <summary>The token of the last link that came to that address.</summary>
    public Task<string> LinkToAsync(string address) => new Mailbox(host.Iam, address).TokenAsync();

    private Task<SignedIn>? PersonOf(string caller) => caller switch
    {
        "owner" => Remember(_people, caller, () => SignInAsync(merchant.Seeded.Users[0].Email)),
        "member" => Remember(_people, caller, () => SignInAsync(merchant.Seeded.Users[1].Email)),
        "outsider" => Remember(_people, caller, () => SignInAsync(other.Seeded.Users[0].Email)),
        "dismissed" => Remember(_people, caller, DismissAsync),
        "operator" => Remember(_people, caller, host.Iam.SignInOperatorAsync),
        _ => null,
    };

    private Task<string>? TokenOf(string caller) => caller switch
    {
        "nobody" => null,
        "key" => merchant.TokenAsync(ManagedOrganization.Everything),
        "stranger" => other.TokenAsync(ManagedOrganization.Everything),
        "lacking" => Remember(_tokens, caller, NarrowAsync),
        "suspended" => Remember(_tokens, caller, SuspendAsync),
        _ => throw new ArgumentOutOfRangeException(nameof(caller), caller, "The route table names a caller that nobody plays."),
    };

    private static Task<T> Remember<T>(Dictionary<string, Task<T>> known, string caller, Func<Task<T>> make) =>
        known.TryGetValue(caller, out var found) ? found : known[caller] = make();

    // A resource server of its own, by its client credentials.
    private async Task<string> RegisterAsync()
    {
        var name = $"r{Guid.CreateVersion7():N}";
        using var answer = await SendAsync("operator", HttpMethod.Post, "api/v1/operator/resource-servers", $$"""{"audience":"{{name}}","permissions":[{"name":"{{name}}:read"}]}""");
        var registered = await answer.ReadAsync<Contracts.ResourceServers.ResourceServerSecretResponse>(System.Net.HttpStatusCode.Created);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{registered.ResourceServer.Id}:{registered.ClientSecret}"));
    }

    private Task<SignedIn> SignInAsync(string email) => SignedIn.AsAsync(host.Iam, email);

    private Task<string> NarrowAsync()
    {
        var pair = merchant.Key(ManagedOrganization.Everything).Live;
        return merchant.IssueAsync(pair.ClientId, pair.ClientSecret!, string.Join(' ', IamPermissions.All.Select(p => p.Name).Where(p => p != needed)));
    }

    /// <summary>A person who joined just now: the member's id.</summary>
    public async Task<string> AddPersonAsync() => (await JoinAsync()).Member.ToString();

    // Another person, so that the one called "member" stays.
    private async Task<SignedIn> DismissAsync()
    {
        var (email, member) = await JoinAsync();
        var person = await SignInAsync(email);
        await SuspendAsync(member);
        return person;
    }

    private async Task<(string Email, Guid Member)> JoinAsync()
    {
        var email = $"{Guid.CreateVersion7():N}@people.example";
        await host.Iam.AddPersonAsync(merchant.Id, email, "Everything");
        using var list = await merchant.GetAsync(merchant.Members, ManagedOrganization.Everything);
        var members = await list.ReadAsync<Contracts.Http.Page<Contracts.Members.MemberResponse>>();
        return (email, members.Items.Single(m => m.Name == email).Id);
    }

    private async Task<string> SuspendAsync()
    {
        var token = await merchant.TokenAsync(ManagedOrganization.Operator);
        await SuspendAsync(merchant.Key(ManagedOrganization.Operator).Id);
        return token;
    }

    private async Task SuspendAsync(Guid member)
    {
        using var answer = await merchant.PostAsync($"{merchant.Members}/{member}/suspend", """{"reason":"on leave"}""", ManagedOrganization.Everything);
        Assert.True(answer.IsSuccessStatusCode, await answer.TextAsync());
    }
}

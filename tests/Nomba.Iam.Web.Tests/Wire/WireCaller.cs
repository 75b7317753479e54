using System.Net.Http.Json;
using System.Text;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;

namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>A merchant's server in front of the wire API, over a real socket.</summary>
internal sealed class WireCaller(Merchant merchant)
{
    public Merchant Merchant { get; } = merchant;

    public string Account => Merchant.Organization.AccountId.ToString();

    public static async Task<WireCaller> StartAsync(IamHost host)
    {
        host.Listen();
        return new WireCaller(await Merchant.SeedAsync(host));
    }

    public Task<WireReply> IssueAsync(SeededCredential client) => IssueAsync(client, Account);

    public Task<WireReply> IssueAsync(SeededCredential client, string? account) => PostAsync("issue", Credentials(client), account);

    public Task<WireReply> RefreshAsync(string handle, string? bearer = null) =>
        PostAsync("refresh", new { grant_type = "refresh_token", refresh_token = handle }, Account, bearer is null ? null : $"Bearer {bearer}");

    public Task<WireReply> RevokeAsync(object body, string? account = null) => PostAsync("revoke", body, account);

    public Task<WireReply> PostAsync(string operation, object body, string? account, string? authorization = null) =>
        SendAsync(operation, JsonContent.Create(body), account, authorization);

    public Task<WireReply> PostTextAsync(string operation, string body, string? type = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return SendAsync(operation, content, Account);
    }

    public async Task<WireReply> SendAsync(string operation, HttpContent content, string? account, string? authorization = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/auth/token/{operation}") { Content = content };
        if (account is not null)
        {
            request.Headers.TryAddWithoutValidation("ACCOUNTID", account);
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await SendAsync(request);
    }

    public async Task<WireReply> SendAsync(HttpRequestMessage request)
    {
        var response = await Merchant.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return new WireReply((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), response);
    }

    public static object Credentials(SeededCredential client) =>
        new { grant_type = "client_credentials", client_id = client.ClientId, client_secret = client.ClientSecret };
}

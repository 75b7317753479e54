using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Web.Tests.Wire;

/// <summary>The end of the PKCE flow at the wire API. How a code comes to be is tested where people consent.</summary>
public sealed class CodeTests : IAsyncLifetime
{
    private const string Verifier = "a-verifier-that-is-long-enough-for-rfc-7636-to-be-content";
    private const string Callback = "https://app.example/callback";

    private readonly IamHost _host = new();
    private WireCaller _caller = null!;
    private SeededApplication _backEnd = null!;

    private SeededApplication App => _caller.Merchant.Application;

    public async ValueTask InitializeAsync()
    {
        _caller = await WireCaller.StartAsync(_host);
        var seeded = await _host.SeedAsync(new SeedPlan(
            [new SeedOrganization("Back ends", null, [], [], [], [], [new SeedApplication("Back end", "confidential", [Callback])])], []));
        _backEnd = seeded.Organizations[0].Applications[0];
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("code")]
    [InlineData("auth_code")]
    public async Task Becomes_tokens_of_the_organization_that_was_consented_to(string field)
    {
        var body = Body(await CodeAsync(App));
        body.Remove("code", out var code);
        body[field] = code!;
        var reply = await _caller.PostAsync("issue", body, _caller.Account);

        Assert.Equal((200, "00"), (reply.Status, reply.Code));
        Assert.Equal(_caller.Account, reply.Data.GetProperty("businessId").GetString());
        Assert.True(await _caller.Merchant.IsActiveAsync(reply.AccessToken));
        Assert.Equal(200, (await _caller.RefreshAsync(reply.RefreshToken, reply.AccessToken)).Status);
    }

    [Fact]
    public async Task Works_once_and_takes_what_came_of_it_along_when_used_again()
    {
        var code = await CodeAsync(App);
        var tokens = await ExchangeAsync(code);

        Assert.Equal((401, "01"), (await ExchangeAsync(code)).Refusal);
        Assert.False(await _caller.Merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(tokens.RefreshToken)).Refusal);
    }

    [Theory]
    [InlineData("code_verifier", "another-verifier-that-is-long-enough-for-rfc-7636")]
    [InlineData("redirect_uri", "https://app.example/callback/")]
    [InlineData("client_id", "01a10aeb-d989-460a-bbde-9842f2b4320f")]
    [InlineData("client_id", "somebody")]
    [InlineData("client_secret", "a public application has none")]
    [InlineData("code", "unknown")]
    public async Task Is_refused_with_anything_else_and_not_used_up(string field, string value)
    {
        var code = await CodeAsync(App);

        Assert.Equal((401, "01"), (await ExchangeAsync(code, (field, value))).Refusal);
        Assert.Equal(200, (await ExchangeAsync(code)).Status);
    }

    [Fact]
    public async Task Is_refused_for_another_organization_and_not_used_up()
    {
        var code = await CodeAsync(App);

        Assert.Equal((401, "01"), (await _caller.PostAsync("issue", Body(code), _caller.Merchant.Other.AccountId.ToString())).Refusal);
        Assert.Equal((401, "401"), (await _caller.PostAsync("issue", Body(code), null)).Refusal);
        Assert.Equal(200, (await ExchangeAsync(code)).Status);
    }

    [Theory]
    [InlineData("code")]
    [InlineData("code_verifier")]
    [InlineData("client_id")]
    [InlineData("redirect_uri")]
    public async Task Is_asked_for_with_all_that_belongs_to_it(string field)
    {
        var reply = await ExchangeAsync("code", (field, ""));

        Assert.Equal((400, "400"), reply.Refusal);
        Assert.StartsWith(field, reply.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asks_a_confidential_application_for_its_secret_then_and_at_each_refresh()
    {
        var code = await CodeAsync(_backEnd);
        Task<WireReply> ExchangeWithAsync(string? secret) => ExchangeAsync(code, ("client_id", _backEnd.ClientId.ToString()), ("client_secret", secret ?? ""));
        Task<WireReply> RefreshWithAsync(string handle, string? secret) => _caller.PostAsync(
            "issue", new { grant_type = "refresh_token", refresh_token = handle, client_id = _backEnd.ClientId, client_secret = secret }, _caller.Account);

        Assert.Equal((401, "01"), (await ExchangeWithAsync(null)).Refusal);
        Assert.Equal((401, "01"), (await ExchangeWithAsync("wrong")).Refusal);
        var tokens = await ExchangeWithAsync(_backEnd.ClientSecret);
        Assert.Equal(200, tokens.Status);

        Assert.Equal((401, "01"), (await RefreshWithAsync(tokens.RefreshToken, "wrong")).Refusal);
        var refreshed = await RefreshWithAsync(tokens.RefreshToken, _backEnd.ClientSecret);
        Assert.Equal(200, refreshed.Status);
        Assert.Equal((401, "02"), (await _caller.RefreshAsync(refreshed.RefreshToken)).Refusal);
        Assert.False(await _caller.Merchant.IsActiveAsync(refreshed.AccessToken));
    }

    private Task<WireReply> ExchangeAsync(string code, params (string Name, string Value)[] changes)
    {
        var body = Body(code);
        foreach (var (name, value) in changes)
        {
            body[name] = value;
        }

        return _caller.PostAsync("issue", body, _caller.Account);
    }

    private Dictionary<string, string> Body(string code) => new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["code_verifier"] = Verifier,
        ["client_id"] = App.ClientId.ToString(),
        ["redirect_uri"] = Callback,
    };

    private async Task<string> CodeAsync(SeededApplication application)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var owner = _caller.Merchant.Organization.Users[0];
        var issued = await scope.ServiceProvider.GetRequiredService<ISender>().Send(
            new IssueCode
            {
                UserId = new UserId(owner.Id),
                SessionId = null,
                MemberId = new MemberId(owner.MemberId),
                ApplicationId = application.ClientId,
                RedirectUri = Callback,
                Challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
                Scope = [],
            },
            TestContext.Current.CancellationToken);
        return issued.Value.Reveal();
    }
}

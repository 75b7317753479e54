using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Applications;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>Another password puts out everybody who got in with the old one: whoever stole it may have used it at an application.</summary>
public sealed class PasswordEvictionTests : IAsyncLifetime
{
    private const string Other = "four quiet mountains";

    private readonly IamHost _host = new();
    private readonly Visitor _visitor;
    private Merchant _merchant = null!;
    private ApplicationFlow _app = null!;
    private SignInForm _browser = null!;

    public PasswordEvictionTests() => _visitor = new Visitor(_host);

    public async ValueTask InitializeAsync()
    {
        _merchant = await Merchant.SeedAsync(_host);
        _app = await (await RegisteredApplications.OfAsync(_host, _merchant)).RegisterAsync("Kobo Books", "public");
        _browser = await RegisteredApplications.SignInAsync(_host, Merchant.OwnerEmail);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Ends_sessions_and_what_applications_hold_when_it_is_reset()
    {
        var tokens = await _app.RedeemAsync(await _app.ConsentAsync(_browser));
        var waiting = await CodeAsync();
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));

        await ResetAsync();

        await AssertDeadAsync(tokens);
        Assert.Equal("invalid_grant", (await _app.RedeemAsync(waiting)).Error);
        using var me = await _browser.CallAsync(HttpMethod.Get, "api/v1/users/me");
        await me.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    [Fact]
    public async Task Asks_for_no_new_consent_once_the_person_is_back()
    {
        await _app.RedeemAsync(await _app.ConsentAsync(_browser));
        await ResetAsync();

        using var signIn = await _browser.SubmitAsync(Merchant.OwnerEmail, Other);
        using var silent = await _app.AuthorizeAsync(_browser, prompt: "none");

        Assert.Equal(HttpStatusCode.Redirect, signIn.StatusCode);
        Assert.True(await _merchant.IsActiveAsync((await _app.RedeemAsync(_app.CodeIn(silent))).AccessToken));
    }

    [Fact]
    public async Task Is_heard_by_another_node()
    {
        await using var second = _host.SecondNode();
        var tokens = await _app.RedeemAsync(await _app.ConsentAsync(_browser));
        var there = _merchant.On(second);
        Assert.True(await there.IsActiveAsync(tokens.AccessToken));

        await ResetAsync();

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await there.IsActiveAsync(tokens.AccessToken))
        {
            limit.Token.ThrowIfCancellationRequested();
        }

        Assert.Equal("invalid_grant", (await (_app with { Host = second }).RefreshAsync(tokens.RefreshToken)).Error);
    }

    [Fact]
    public async Task Leaves_the_keys_and_the_browser_of_whoever_changes_it_alone()
    {
        var tokens = await _app.RedeemAsync(await _app.ConsentAsync(_browser));
        var key = await _merchant.IssueAsync(_merchant.Admin.Live);

        using var changed = await _browser.CallAsync(
            HttpMethod.Post, "api/v1/users/me/password", $$"""{"currentPassword":"{{Merchant.OwnerPassword}}","newPassword":"{{Other}}"}""");

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        await AssertDeadAsync(tokens);
        Assert.True(await _merchant.IsActiveAsync(key.AccessToken));
        using var keys = await _browser.CallAsync(HttpMethod.Get, $"api/v1/organizations/{_merchant.Organization.AccountId}/api-keys");
        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
    }

    [Fact]
    public async Task Is_told_to_each_organization_as_of_its_own_member()
    {
        const string Bola = "bola@merchant.example";
        var person = new SeedUser(Bola, Merchant.OwnerPassword, "Owner");
        var hers = (await _host.SeedAsync(new SeedPlan([new("Kano", null, [], [], [person], [], []), new("Jos", null, [], [], [person], [], [])], []))).Organizations;
        var browser = await RegisteredApplications.SignInAsync(_host, Bola);

        using var changed = await browser.CallAsync(
            HttpMethod.Post, "api/v1/users/me/password", $$"""{"currentPassword":"{{Merchant.OwnerPassword}}","newPassword":"{{Other}}"}""");
        using var asked = await _visitor.PostAsync("password-resets", $$"""{"email":"{{Bola}}"}""");
        using var reset = await _visitor.PostAsync(
            "password-resets/confirm", $$"""{"token":"{{await _visitor.Mail(Bola).TokenAsync()}}","newPassword":"two slow rivers"}""");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (changed.StatusCode, reset.StatusCode));
        Assert.Empty(await TokensEndedAsync(_merchant.Organization.Id));
        foreach (var organization in hers)
        {
            var member = organization.Users[0].MemberId;
            var told = await TokensEndedAsync(organization.Id);
            Assert.Equal([member, null], told.Select(e => e.ActorId?.Value));
            Assert.All(told, e => Assert.Equal(("member", member.ToString(), "The password was changed.", null), (e.TargetType, e.TargetId, e.Reason, e.ActorUserId)));
        }
    }

    [Fact]
    public async Task Ends_nothing_when_the_password_is_refused()
    {
        var tokens = await _app.RedeemAsync(await _app.ConsentAsync(_browser));
        using var asked = await _visitor.PostAsync("password-resets", $$"""{"email":"{{Merchant.OwnerEmail}}"}""");

        using var refused = await ConfirmAsync("aaaaaaaaaaaaaaaaaaaa");

        await refused.ProblemAsync(HttpStatusCode.BadRequest, "password.repetition");
        Assert.True(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal(200, (await _app.RefreshAsync(tokens.RefreshToken)).Status);
        Assert.Empty(await TokensEndedAsync(_merchant.Organization.Id));
    }

    private async Task<List<AuditEntry>> TokensEndedAsync(Guid organization)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var chain = AuditChainId.Of(new OrganizationId(organization));
        return await scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<AuditEntry>()
            .Where(e => e.ChainId == chain && e.Action == "member.tokens_ended").OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken);
    }

    private async Task ResetAsync()
    {
        using var asked = await _visitor.PostAsync("password-resets", $$"""{"email":"{{Merchant.OwnerEmail}}"}""");
        using var answer = await ConfirmAsync(Other);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private async Task<HttpResponseMessage> ConfirmAsync(string password) => await _visitor.PostAsync(
        "password-resets/confirm", $$"""{"token":"{{await _visitor.Mail(Merchant.OwnerEmail).TokenAsync()}}","newPassword":"{{password}}"}""");

    private Task<string> CodeAsync()
    {
        var owner = _merchant.Organization.Users[0];
        return _app.CodeAsync(owner.Id, owner.MemberId, "accounts:read");
    }

    private async Task AssertDeadAsync(OAuthAnswer tokens)
    {
        Assert.False(await _merchant.IsActiveAsync(tokens.AccessToken));
        Assert.Equal("invalid_grant", (await _app.RefreshAsync(tokens.RefreshToken)).Error);
    }
}

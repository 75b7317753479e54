using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Audit;

/// <summary>What an attacker can cause at will is told with its true reason, counted, and never on the request path.</summary>
public sealed class SecurityEventTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    public SecurityEventTests() => _host = new IamHost(_time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("suspend", "suspended")]
    [InlineData("revoke", "revoked")]
    public async Task Tell_why_a_stopped_key_got_no_token_while_the_client_hears_one_answer(string change, string reason)
    {
        var key = _merchant.Admin;
        var wrong = await _merchant.IssueAsync(new SeededCredential(key.Live.ClientId, "nmb_live_wrong"));
        await _merchant.ChangeKeyAsync(key, change);
        var stopped = await _merchant.IssueAsync(key.Live);

        Assert.Equal((wrong.Status, wrong.Text), (stopped.Status, stopped.Text));
        var told = await EventsAsync(_merchant.Organization.Id, "security.issuance_refused");
        Assert.Equal(["unknown_secret", reason], told.Select(e => e.Reason));
        Assert.All(told, e => Assert.Equal(("client", key.Live.ClientId.ToString()), (e.TargetType, e.TargetId)));
    }

    [Fact]
    public async Task Tell_of_another_organization_and_of_a_suspended_one()
    {
        var key = _merchant.Admin;
        using var elsewhere = await WireAsync(_merchant.Other.Id, key.Live);
        await SuspendOrganizationAsync();
        using var suspended = await WireAsync(_merchant.Organization.Id, _merchant.Reader.Live);

        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, suspended.StatusCode);
        var told = await EventsAsync(_merchant.Organization.Id, "security.issuance_refused");
        Assert.Equal(["other_organization", "organization_suspended"], told.Select(e => e.Reason));
        Assert.Empty(await EventsAsync(_merchant.Other.Id, "security.issuance_refused"));
    }

    [Fact]
    public async Task Tell_of_a_key_of_another_environment()
    {
        await using var live = new IamHost(null, ("Iam:Environments", "live"));
        var merchant = await Merchant.SeedAsync(live);

        var answer = await merchant.IssueAsync(merchant.Admin.Test);

        Assert.Equal("invalid_client", answer.Json.GetProperty("error").GetString());
        Assert.Equal("other_environment", Assert.Single(await EventsAsync(live, merchant.Organization.Id, "security.issuance_refused")).Reason);
    }

    [Fact]
    public async Task Count_equal_ones_of_a_minute_in_two_entries_at_most()
    {
        var wrong = new SeededCredential(_merchant.Admin.Live.ClientId, "nmb_live_wrong");
        await _merchant.IssueAsync(wrong);
        Assert.Equal(1, Assert.Single(await EventsAsync(_merchant.Organization.Id, "security.issuance_refused")).Count);

        for (var i = 0; i < 20; i++)
        {
            await _merchant.IssueAsync(wrong);
        }

        Assert.Single(await EventsAsync(_merchant.Organization.Id, "security.issuance_refused"));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal([1, 20], (await EventsAsync(_merchant.Organization.Id, "security.issuance_refused")).Select(e => e.Count));
    }

    [Fact]
    public async Task Count_clients_that_nobody_knows_for_the_platform_without_telling_them_apart()
    {
        for (var i = 0; i < 10; i++)
        {
            await _merchant.IssueAsync(new SeededCredential(Guid.CreateVersion7(), "nmb_live_wrong"));
        }

        var told = Assert.Single(await EventsAsync(null, "security.issuance_refused"));
        Assert.Equal(("unknown_client", "unknown", 10, null), (told.Reason, told.TargetId, told.Count, told.Address));
    }

    [Fact]
    public async Task Tell_of_a_refresh_token_that_came_back()
    {
        var first = await _merchant.IssueAsync(_merchant.Admin.Live);
        var second = await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken);
        await _merchant.RefreshAsync(_merchant.Admin.Live, second.RefreshToken);

        var reused = await _merchant.RefreshAsync(_merchant.Admin.Live, first.RefreshToken);

        Assert.Equal("invalid_grant", reused.Json.GetProperty("error").GetString());
        var told = Assert.Single(await EventsAsync(_merchant.Organization.Id, "security.refresh_token_reused"));
        Assert.Equal(_merchant.Admin.Live.ClientId.ToString(), told.TargetId);
    }

    [Fact]
    public async Task Tell_which_permission_was_missing()
    {
        var token = (await _merchant.IssueAsync(_merchant.Operator.Live)).AccessToken;

        using var answer = await _merchant.ManageAsync(HttpMethod.Get, "/members", token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var told = Assert.Single(await EventsAsync(_merchant.Organization.Id, "security.permission_refused"));
        Assert.Equal(("members:read", _merchant.Operator.Id), (told.TargetId, told.ActorId?.Value));
    }

    [Fact]
    public async Task Tell_of_sign_ins_and_of_those_that_failed()
    {
        var browser = new SignInForm(_host);
        using var wrong = await browser.SubmitAsync(Merchant.OwnerEmail, "not-the-password");
        using var unknown = await browser.SubmitAsync("nobody@merchant.example", "not-the-password");
        using var right = await browser.SubmitAsync(Merchant.OwnerEmail, Merchant.OwnerPassword);

        var failed = await EventsAsync(null, "security.sign_in_failed");
        var succeeded = Assert.Single(await EventsAsync(null, "security.signed_in"));
        Assert.Equal(["unknown_account", "wrong_password"], failed.Select(e => e.Reason).Order(StringComparer.Ordinal));
        Assert.Contains(failed, e => e.TargetId == succeeded.TargetId);
        Assert.DoesNotContain(failed, e => (e.TargetId + e.Changes + e.Reason).Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tell_each_organization_of_sign_ins_as_its_own_member_and_no_other_organization()
    {
        var bola = new SeedUser("bola@merchant.example", Merchant.OwnerPassword, "Owner");
        var hers = (await _host.SeedAsync(new SeedPlan([new("Kano", null, [], [], [bola], [], []), new("Jos", null, [], [], [bola], [], [])], []))).Organizations;
        var browser = new SignInForm(_host);
        using var wrong = await browser.SubmitAsync("bola@merchant.example", "not-the-password");
        using var right = await browser.SubmitAsync("bola@merchant.example", Merchant.OwnerPassword);

        Assert.Single(await EventsAsync(null, "security.signed_in"));
        Assert.Single(await EventsAsync(null, "security.sign_in_failed"));
        Assert.Empty(await EventsAsync(_merchant.Organization.Id, "security.signed_in"));
        Assert.Empty(await EventsAsync(_merchant.Organization.Id, "security.sign_in_failed"));
        Assert.Equal(2, hers.Count);
        foreach (var organization in hers)
        {
            var member = organization.Users[0].MemberId;
            var succeeded = Assert.Single(await EventsAsync(organization.Id, "security.signed_in"));
            var failed = Assert.Single(await EventsAsync(organization.Id, "security.sign_in_failed"));
            Assert.All([succeeded, failed], e => Assert.Equal(("member", member.ToString(), null), (e.TargetType, e.TargetId, e.ActorUserId)));
            Assert.Equal((member, null), (succeeded.ActorId?.Value, succeeded.Reason));
            Assert.Equal((null, "wrong_password"), (failed.ActorId?.Value, failed.Reason));
        }
    }

    [Fact]
    public async Task Tell_no_organization_that_the_person_has_left()
    {
        await _host.AddPersonAsync(_merchant.Organization.Id, "bola@merchant.example", "Viewer");
        var member = await NewestMemberAsync();
        var keeper = (await _merchant.IssueAsync(_merchant.Key("Keeper").Live)).AccessToken;
        using var removed = await _merchant.ManageAsync(HttpMethod.Post, $"/members/{member}/remove", keeper, new { reason = "left" });

        using var answer = await new SignInForm(_host).SubmitAsync("bola@merchant.example", Merchant.OwnerPassword);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (removed.StatusCode, answer.StatusCode));
        Assert.Single(await EventsAsync(null, "security.signed_in"));
        Assert.Empty(await EventsAsync(_merchant.Organization.Id, "security.signed_in"));
    }

    [Fact]
    public async Task Count_failed_sign_ins_for_an_organization_in_two_entries_a_minute()
    {
        var browser = new SignInForm(_host);
        for (var i = 0; i < 4; i++)
        {
            using var wrong = await browser.SubmitAsync(Merchant.OwnerEmail, "not-the-password");
            Assert.Single(await EventsAsync(_merchant.Organization.Id, "security.sign_in_failed"));
        }

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal([1, 3], (await EventsAsync(_merchant.Organization.Id, "security.sign_in_failed")).Select(e => e.Count));
        Assert.Equal([1, 3], (await EventsAsync(null, "security.sign_in_failed")).Select(e => e.Count));
    }

    [Fact]
    public async Task Tell_few_kinds_of_a_person_apart_and_look_the_person_up_once()
    {
        var owner = await OwnerAsync();
        _host.Statements.Reset();
        for (var i = 0; i < 10; i++)
        {
            FailAs(owner, $"10.0.0.{i}");
        }

        await _host.Services.GetRequiredService<ISecurityJournal>().FlushAsync(all: true, Cancellation);

        // Twice where the host's own round comes in between.
        Assert.InRange(_host.Statements.Sent.Count(s => s.Contains("\"UserId\" = @", StringComparison.Ordinal)), 1, 2);
        var told = await EventsAsync(_merchant.Organization.Id, "security.sign_in_failed");
        Assert.Equal(
            ["10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3"], told.Where(e => e.Address is not null).Select(e => e.Address).Order(StringComparer.Ordinal));
        Assert.Equal(6, told.Where(e => e.Address is null).Sum(e => e.Count));
        Assert.Equal(10, (await EventsAsync(null, "security.sign_in_failed")).Count);
    }

    [Fact]
    public async Task Tell_an_organization_of_its_keys_however_many_persons_there_is_word_of()
    {
        for (var i = 0; i < 12_000; i++)
        {
            FailAs(new UserId(Guid.CreateVersion7()), "10.0.0.1");
        }

        await _merchant.IssueAsync(new SeededCredential(_merchant.Admin.Live.ClientId, "nmb_live_wrong"));

        var told = Assert.Single(await EventsAsync(_merchant.Organization.Id, "security.issuance_refused"));
        Assert.Equal((_merchant.Admin.Live.ClientId.ToString(), "unknown_secret"), (told.TargetId, told.Reason));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(12_000, (await EventsAsync(null, "security.sign_in_failed")).Sum(e => e.Count));
    }

    [Fact]
    public async Task Tell_an_organization_of_a_person_again_once_those_before_are_forgotten()
    {
        for (var i = 0; i < 6_000; i++)
        {
            FailAs(new UserId(Guid.CreateVersion7()), "10.0.0.1");
        }

        FailAs(await OwnerAsync(), "10.0.0.1");
        Assert.Empty(await EventsAsync(_merchant.Organization.Id, "security.sign_in_failed"));
        _time.Advance(TimeSpan.FromMinutes(1));
        await EventsAsync(null, "security.sign_in_failed");

        FailAs(await OwnerAsync(), "10.0.0.1");

        Assert.Single(await EventsAsync(_merchant.Organization.Id, "security.sign_in_failed"));
    }

    [Fact]
    public async Task Tell_that_secrets_were_shown_by_the_seed()
    {
        var told = await EventsAsync(_merchant.Organization.Id, "security.secret_shown");
        var platform = await EventsAsync(null, "security.secret_shown");

        Assert.Contains(told, e => e.TargetId == _merchant.Admin.Live.ClientId.ToString());
        Assert.Contains(told, e => e.TargetId == _merchant.Admin.Test.ClientId.ToString());
        Assert.DoesNotContain(told, e => e.TargetId == _merchant.Application.ClientId.ToString());
        Assert.Equal(("client", _merchant.Api.ClientId.ToString()), Assert.Single(platform.Select(e => (e.TargetType, e.TargetId))));
    }

    [Fact]
    public async Task Cost_the_request_no_statement()
    {
        var wrong = new SeededCredential(_merchant.Admin.Live.ClientId, "nmb_live_wrong");
        await _merchant.IssueAsync(_merchant.Admin.Live);
        await _merchant.IssueAsync(wrong);
        await EventsAsync(_merchant.Organization.Id, "security.issuance_refused");
        _host.Statements.Reset();

        await _merchant.IssueAsync(wrong);
        await _merchant.IssueAsync(_merchant.Admin.Live);

        Assert.Empty(_host.Statements.Sent);
    }

    private Task<HttpResponseMessage> WireAsync(Guid organization, SeededCredential client)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/auth/token/issue")
        {
            Content = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"), new("client_id", client.ClientId.ToString()), new("client_secret", client.ClientSecret!),
            ]),
        };
        request.Headers.Add("accountId", organization.ToString());
        return _merchant.Http.SendAsync(request, Cancellation);
    }

    private void FailAs(UserId person, string address) => _host.Services.GetRequiredService<ISecurityEvents>().ReportOf(
        person,
        new AuditEvent("security.sign_in_failed", "user", person.ToString(), null) { Reason = "wrong_password", Actor = new AuditActor(null, address, null, null) });

    private async Task<UserId> OwnerAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<Member>().OfType<UserMember>();
        var organization = new OrganizationId(_merchant.Organization.Id);
        return await people.Where(m => m.OrganizationId == organization).OrderBy(m => m.Id).Select(m => m.UserId).FirstAsync(Cancellation);
    }

    private async Task<Guid> NewestMemberAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var newest = scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<Member>().OrderByDescending(m => m.Id);
        return (await newest.Select(m => m.Id).FirstAsync(Cancellation)).Value;
    }

    // Behind the host's back: a key that it has not met yet is read as it now is.
    private async Task SuspendOrganizationAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var id = new OrganizationId(_merchant.Organization.Id);
        await scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<Organization>().Where(o => o.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Status, OrganizationStatus.Suspended), Cancellation);
    }

    private Task<List<AuditEntry>> EventsAsync(Guid? organization, string action) => EventsAsync(_host, organization, action);

    private static async Task<List<AuditEntry>> EventsAsync(IamHost host, Guid? organization, string action)
    {
        await host.Services.GetRequiredService<ISecurityJournal>().FlushAsync(all: false, Cancellation);
        await using var scope = host.Services.CreateAsyncScope();
        var chain = AuditChainId.Of(organization is { } id ? new OrganizationId(id) : null);
        return await scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<AuditEntry>()
            .Where(e => e.ChainId == chain && e.Action == action).OrderBy(e => e.Sequence).ToListAsync(Cancellation);
    }
}

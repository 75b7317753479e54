using System.Net;
using System.Net.Http.Headers;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Members;

/// <summary>Whoever may invite must not be able to flood an address, or the world, with mails of ours.</summary>
public sealed class InvitationLimitTests : IAsyncLifetime
{
    private const int PerRecipient = 10;
    private const int PerOrganization = 200;

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private ManagedOrganization _merchant = null!;

    public InvitationLimitTests() => _host = new IamHost(_time);

    private string Invitations => $"api/v1/organizations/{_merchant.Id}/invitations";

    public async ValueTask InitializeAsync()
    {
        _merchant = await ManagedOrganization.SeedAsync(_host, _host.CreateClient());

        // To the beginning of an hour, which the counting goes by.
        _time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(_time.GetUtcNow().UtcTicks % TimeSpan.TicksPerHour));
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Mails_an_address_ten_times_an_hour_whichever_way_for_one_organization()
    {
        var other = await ManagedOrganization.SeedAsync(_host, _host.CreateClient());
        using var created = await InviteAsync("chi@invited.example");
        var invitation = await created.ReadAsync<InvitationResponse>(HttpStatusCode.Created);
        for (var i = 1; i < PerRecipient; i++)
        {
            using var resent = await ResendAsync(invitation.Id);
            Assert.Equal(HttpStatusCode.OK, resent.StatusCode);
        }

        using var again = await ResendAsync(invitation.Id);
        using var elsewhere = await other.PostAsync($"api/v1/organizations/{other.Id}/invitations", Body("CHI@invited.example"), ManagedOrganization.Everything);
        using var somebodyElse = await InviteAsync("dayo@invited.example");

        await again.ProblemAsync(HttpStatusCode.TooManyRequests, "email.too_many");
        Assert.InRange(again.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (elsewhere.StatusCode, somebodyElse.StatusCode));
        Assert.Equal(PerRecipient, (await new Mailbox(_host, "chi@invited.example").ReadAsync()).Count);
        Assert.Equal(PerRecipient - 1, (await _merchant.AuditAsync(invitation.Id)).Count(e => e.Action == "invitation.resent"));

        _time.Advance(TimeSpan.FromHours(1));
        var pair = _merchant.Key(ManagedOrganization.Everything).Live;
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Invitations}/{invitation.Id}/resend");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _merchant.IssueAsync(pair.ClientId, pair.ClientSecret!));
        using var anHourLater = await _merchant.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, anHourLater.StatusCode);
    }

    [Fact]
    public async Task Stops_no_password_reset_by_invitations_and_no_invitation_by_password_resets()
    {
        var visitor = new Visitor(_host);
        var other = await ManagedOrganization.SeedAsync(_host, _host.CreateClient());
        using var created = await InviteAsync(other.Seeded.Users[0].Email);
        var invitation = await created.ReadAsync<InvitationResponse>(HttpStatusCode.Created);
        for (var i = 1; i < PerRecipient; i++)
        {
            using var resent = await ResendAsync(invitation.Id);
        }

        for (var i = 0; i < PerRecipient; i++)
        {
            using var asked = await ResetAsync(visitor, "chi@invited.example");
            Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        }

        using var oneInvitationMore = await ResendAsync(invitation.Id);
        using var reset = await ResetAsync(visitor, other.Seeded.Users[0].Email);
        using var oneResetMore = await ResetAsync(visitor, "chi@invited.example");
        using var invited = await InviteAsync("chi@invited.example");

        await oneInvitationMore.ProblemAsync(HttpStatusCode.TooManyRequests, "email.too_many");
        await oneResetMore.ProblemAsync(HttpStatusCode.TooManyRequests, "email.too_many");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Created), (reset.StatusCode, invited.StatusCode));
    }

    [Fact]
    public async Task Mails_so_often_for_one_organization_and_for_others_all_the_same()
    {
        for (var i = 0; i < PerOrganization; i++)
        {
            using var invited = await InviteAsync($"person{i}@invited.example");
            Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        }

        using var more = await InviteAsync("one.more@invited.example");
        var other = await ManagedOrganization.SeedAsync(_host, _host.CreateClient());
        using var elsewhere = await other.PostAsync($"api/v1/organizations/{other.Id}/invitations", Body("one.more@invited.example"), ManagedOrganization.Everything);

        await more.ProblemAsync(HttpStatusCode.TooManyRequests, "email.too_many");
        Assert.Equal(HttpStatusCode.Created, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Counts_for_nobody_who_may_not_invite_or_asks_for_nonsense()
    {
        for (var i = 0; i < PerRecipient; i++)
        {
            using var refused = await _merchant.PostAsync(Invitations, Body("chi@invited.example"), ManagedOrganization.KeyKeeper);
            await refused.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
            using var nonsense = await _merchant.PostAsync(Invitations, """{"email":"chi@invited.example","roles":[]}""", ManagedOrganization.Everything);
            await nonsense.ProblemAsync(HttpStatusCode.BadRequest, "member.no_role");
        }

        using var right = await InviteAsync("chi@invited.example");
        using var unknown = await ResendAsync(Guid.CreateVersion7());

        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "invitation.not_found");
    }

    private static string Body(string email) => $$"""{"email":"{{email}}","roles":[{"roleId":"{{SystemRoles.Viewer.Id}}"}]}""";

    private static Task<HttpResponseMessage> ResetAsync(Visitor visitor, string email) => visitor.PostAsync("password-resets", $$"""{"email":"{{email}}"}""");

    private Task<HttpResponseMessage> InviteAsync(string email) => _merchant.PostAsync(Invitations, Body(email), ManagedOrganization.Everything);

    private Task<HttpResponseMessage> ResendAsync(Guid invitation) => _merchant.PostAsync($"{Invitations}/{invitation}/resend", null, ManagedOrganization.Everything);
}

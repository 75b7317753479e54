using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Members;

public sealed class InvitationTests(ManagementHost host)
{
    private const string Password = "seven yellow pineapples";

    private static readonly string Viewer = $$"""[{"roleId":"{{SystemRoles.Viewer.Id}}"}]""";

    [Fact]
    public async Task Brings_somebody_new_in_with_an_account_and_the_roles()
    {
        var (merchant, ada, email) = await BeginAsync();
        var invitation = await InviteAsync(merchant, ada, email);
        var token = await MailTo(email).TokenAsync();

        using var view = await PostAsync("invitations/view", Token(token));
        var shown = await view.ReadAsync<InvitationViewResponse>();
        using var answer = await PostAsync("invitations/accept-new", Token(token, Password));
        var joined = await answer.ReadAsync<JoinedResponse>();

        Assert.Equal(("Lagos Foods", merchant.Seeded.Users[0].Email, email, false), (shown.Organization, shown.InvitedBy, shown.Email, shown.HasAccount));
        Assert.Equal(["Viewer"], shown.Roles);
        Assert.Equal((merchant.Id, "Lagos Foods"), (joined.OrganizationId, joined.Organization));
        await merchant.SingleAuditAsync(joined.MemberId, "member.joined");
        Assert.Equal(["member.invited", "invitation.accepted"], (await merchant.AuditAsync(invitation.Id)).Select(e => e.Action));
        var person = await SignedIn.AsAsync(host.Iam, email, Password);
        using var keys = await person.CallAsync(HttpMethod.Get, merchant.Keys);
        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
    }

    [Fact]
    public async Task Brings_in_whoever_is_signed_in_with_the_invited_address_and_nobody_else()
    {
        var (merchant, ada, _) = await BeginAsync();
        var other = await host.SeedMerchantAsync();
        var email = other.Seeded.Users[1].Email;
        await InviteAsync(merchant, ada, email);
        var token = await MailTo(email).TokenAsync();
        var (bola, stranger) = (await SignedIn.AsAsync(host.Iam, email), await SignedIn.AsAsync(host.Iam, other.Seeded.Users[0].Email));

        using var foreign = await stranger.CallAsync(HttpMethod.Post, "api/v1/invitations/accept", Token(token));
        using var nobody = await PostAsync("invitations/accept", Token(token));
        using var again = await PostAsync("invitations/accept-new", Token(token, Password));
        using var answer = await bola.CallAsync(HttpMethod.Post, "api/v1/invitations/accept", Token(token));

        await foreign.ProblemAsync(HttpStatusCode.Forbidden, "invitation.other_address");
        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await again.ProblemAsync(HttpStatusCode.Conflict, "invitation.has_account");
        Assert.Equal(merchant.Id, (await answer.ReadAsync<JoinedResponse>()).OrganizationId);
    }

    [Fact]
    public async Task Makes_one_member_however_many_accept_at_once()
    {
        var (merchant, ada, _) = await BeginAsync();
        for (var round = 0; round < 20; round++)
        {
            var email = $"{Guid.CreateVersion7():N}@invited.example";
            var invitation = await InviteAsync(merchant, ada, email);
            var token = await MailTo(email).TokenAsync();

            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync("invitations/accept-new", Token(token, Password))));

            Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
            foreach (var lost in answers.Where(a => a.StatusCode != HttpStatusCode.OK))
            {
                await lost.ProblemAsync(HttpStatusCode.Conflict, "link.used");
            }

            await merchant.SingleAuditAsync(invitation.Id, "invitation.accepted");
            using var list = await ada.CallAsync(HttpMethod.Get, $"{merchant.Members}?limit=100");
            Assert.Single((await list.ReadAsync<Page<MemberResponse>>()).Items, m => m.Name == email);
        }
    }

    [Fact]
    public async Task Is_refused_when_the_inviter_has_lost_the_right_or_is_gone()
    {
        var (merchant, ada, email) = await BeginAsync();
        var deputy = $"deputy-{Guid.CreateVersion7():N}@merchant.example";
        await host.Iam.AddPersonAsync(merchant.Id, deputy, "Admin");
        var admin = await SignedIn.AsAsync(host.Iam, deputy);
        await InviteAsync(merchant, admin, email, $$"""[{"roleId":"{{SystemRoles.Admin.Id}}"}]""");
        var token = await MailTo(email).TokenAsync();
        var id = await MemberAsync(merchant, ada, deputy);

        using var demoted = await ada.CallAsync(HttpMethod.Put, $"{merchant.Members}/{id}/roles", $$"""{"roles":{{Viewer}}}""");
        using var afterDemotion = await PostAsync("invitations/accept-new", Token(token, Password));
        using var restored = await ada.CallAsync(HttpMethod.Put, $"{merchant.Members}/{id}/roles", $$"""{"roles":[{"roleId":"{{SystemRoles.Admin.Id}}"}]}""");
        using var removed = await ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{id}/remove", """{"reason":"left"}""");
        using var afterRemoval = await PostAsync("invitations/accept-new", Token(token, Password));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (demoted.StatusCode, restored.StatusCode, removed.StatusCode));
        await afterDemotion.ProblemAsync(HttpStatusCode.Conflict, "invitation.inviter_lacks_right");
        await afterRemoval.ProblemAsync(HttpStatusCode.Conflict, "invitation.inviter_lacks_right");
        using var signIn = await new SignInForm(host.Iam).SubmitAsync(email, Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, signIn.StatusCode);
    }

    [Fact]
    public async Task Gives_nothing_that_the_inviter_does_not_hold()
    {
        var (merchant, _, email) = await BeginAsync();
        var body = $$"""{"email":"{{email}}","roles":[{"roleId":"{{SystemRoles.Admin.Id}}"}]}""";

        using var more = await merchant.PostAsync(Path(merchant), body);
        using var owner = await merchant.PostAsync(Path(merchant), body.Replace(SystemRoles.Admin.Id.ToString(), SystemRoles.Owner.Id.ToString(), StringComparison.Ordinal), ManagedOrganization.Everything);

        await more.ProblemAsync(HttpStatusCode.Forbidden, "role.exceeds_grantor");
        await owner.ProblemAsync(HttpStatusCode.Forbidden, "role.owner_only");
        Assert.Empty(await MailTo(email).ReadAsync());
    }

    [Fact]
    public async Task Is_one_per_address_until_it_is_revoked()
    {
        var (merchant, ada, email) = await BeginAsync();
        var first = await InviteAsync(merchant, ada, email);
        var token = await MailTo(email).TokenAsync();

        using var twice = await ada.CallAsync(HttpMethod.Post, Path(merchant), Body(email.ToUpperInvariant()));
        using var member = await ada.CallAsync(HttpMethod.Post, Path(merchant), Body(merchant.Seeded.Users[1].Email));
        using var revoked = await ada.CallAsync(HttpMethod.Delete, $"{Path(merchant)}/{first.Id}");
        using var late = await PostAsync("invitations/accept-new", Token(token, Password));
        using var again = await ada.CallAsync(HttpMethod.Delete, $"{Path(merchant)}/{first.Id}");
        await InviteAsync(merchant, ada, email);

        await twice.ProblemAsync(HttpStatusCode.Conflict, "invitation.pending");
        await member.ProblemAsync(HttpStatusCode.Conflict, "invitation.already_member");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        await late.ProblemAsync(HttpStatusCode.NotFound, "link.unknown");
        await again.ProblemAsync(HttpStatusCode.Conflict, "invitation.ended");
        await merchant.SingleAuditAsync(first.Id, "invitation.revoked");
        using var list = await ada.CallAsync(HttpMethod.Get, Path(merchant));
        Assert.Equal(["pending", "revoked"], (await list.ReadAsync<Page<InvitationResponse>>()).Items.Select(i => i.Status).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Goes_out_again_with_a_new_link_and_the_old_one_dies()
    {
        var (merchant, ada, email) = await BeginAsync();
        var invitation = await InviteAsync(merchant, ada, email);
        var old = await MailTo(email).TokenAsync();

        using var resent = await ada.CallAsync(HttpMethod.Post, $"{Path(merchant)}/{invitation.Id}/resend");
        var fresh = await MailTo(email).TokenAsync();
        using var withOld = await PostAsync("invitations/view", Token(old));
        using var withFresh = await PostAsync("invitations/view", Token(fresh));

        Assert.Equal(HttpStatusCode.OK, resent.StatusCode);
        await withOld.ProblemAsync(HttpStatusCode.NotFound, "link.unknown");
        Assert.Equal(HttpStatusCode.OK, withFresh.StatusCode);
        await merchant.SingleAuditAsync(invitation.Id, "invitation.resent");
    }

    [Fact]
    public async Task Ends_after_seven_days_and_gives_way_to_another()
    {
        var time = new ManualTime();
        await using var iam = new IamHost(time);
        using var client = iam.CreateClient();
        var merchant = await ManagedOrganization.SeedAsync(iam, client);
        var (visitor, ada) = (new Visitor(iam), await SignedIn.AsAsync(iam, merchant.Seeded.Users[0].Email));
        await InviteAsync(merchant, ada, "chi@invited.example");
        var token = await visitor.Mail("chi@invited.example").TokenAsync();
        time.Advance(TimeSpan.FromDays(7.01));
        ada = await SignedIn.AsAsync(iam, merchant.Seeded.Users[0].Email);

        using var late = await visitor.PostAsync("invitations/accept-new", Token(token, Password));
        await InviteAsync(merchant, ada, "chi@invited.example");

        await late.ProblemAsync(HttpStatusCode.Conflict, "link.expired");
        using var list = await ada.CallAsync(HttpMethod.Get, Path(merchant));
        Assert.Equal(["expired", "pending"], (await list.ReadAsync<Page<InvitationResponse>>()).Items.Select(i => i.Status).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Refuses_a_password_that_is_the_name_of_the_organization()
    {
        var (merchant, ada, email) = await BeginAsync();
        await InviteAsync(merchant, ada, email);
        var token = await MailTo(email).TokenAsync();

        using var weak = await PostAsync("invitations/accept-new", Token(token, "Lagos Foods shop"));
        using var strong = await PostAsync("invitations/accept-new", Token(token, Password));

        await weak.ProblemAsync(HttpStatusCode.BadRequest, "password.context");
        Assert.Equal(HttpStatusCode.OK, strong.StatusCode);
    }

    [Theory]
    [InlineData("""{"email":"nonsense","roles":[{"roleId":"00000000-0000-0080-0000-000000000005"}]}""", "user.email")]
    [InlineData("""{"email":"a@b.example","roles":[]}""", "member.no_role")]
    [InlineData("""{"email":"a@b.example","roles":[{"roleId":"018f3c1e-0000-7000-8000-000000000001"}]}""", "role.unknown_id")]
    public async Task Refuses_what_is_wrong(string json, string code)
    {
        var merchant = await host.SeedMerchantAsync();

        using var answer = await merchant.PostAsync(Path(merchant), json, ManagedOrganization.Everything);

        await answer.ProblemAsync(HttpStatusCode.BadRequest, code);
    }

    [Theory]
    [InlineData("GET", "", null, "members:read")]
    [InlineData("POST", "", """{"email":"a@b.example","roles":[{"roleId":"00000000-0000-0080-0000-000000000005"}]}""", "members:invite")]
    [InlineData("POST", "/{id}/resend", null, "members:invite")]
    [InlineData("DELETE", "/{id}", null, "members:invite")]
    public async Task Asks_for_a_token_with_the_permission_in_the_same_organization(string method, string path, string? json, string permission)
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var ada = await SignedIn.AsAsync(host.Iam, other.Seeded.Users[0].Email);
        var invitation = await InviteAsync(other, ada, $"{Guid.CreateVersion7():N}@invited.example");
        var tail = path.Replace("{id}", invitation.Id.ToString(), StringComparison.Ordinal);

        using var nobody = await merchant.SendAsync(new HttpMethod(method), Path(merchant) + tail, json, null);
        using var powerless = await merchant.SendAsync(new HttpMethod(method), Path(merchant) + tail, json, ManagedOrganization.KeyKeeper);
        using var stranger = await merchant.SendAsync(new HttpMethod(method), Path(other) + tail, json, ManagedOrganization.Operator);

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        Assert.Contains($"scope=\"{permission}\"", powerless.Challenge, StringComparison.Ordinal);
        await stranger.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        if (path.Length > 0)
        {
            using var elsewhere = await merchant.SendAsync(new HttpMethod(method), Path(merchant) + tail, json, ManagedOrganization.Operator);
            await elsewhere.ProblemAsync(HttpStatusCode.NotFound, "invitation.not_found");
        }
    }

    private async Task<(ManagedOrganization Merchant, SignedIn Ada, string Email)> BeginAsync()
    {
        var merchant = await host.SeedMerchantAsync();
        return (merchant, await SignedIn.AsAsync(host.Iam, merchant.Seeded.Users[0].Email), $"{Guid.CreateVersion7():N}@invited.example");
    }

    private Mailbox MailTo(string address) => new(host.Iam, address);

    private Task<HttpResponseMessage> PostAsync(string path, string json) => new Visitor(host.Iam).PostAsync(path, json);

    private static string Path(ManagedOrganization merchant) => $"api/v1/organizations/{merchant.Id}/invitations";

    private static string Body(string email, string? roles = null) => $$"""{"email":"{{email}}","roles":{{roles ?? Viewer}}}""";

    private static string Token(string token, string? password = null) =>
        password is null ? $$"""{"token":"{{token}}"}""" : $$"""{"token":"{{token}}","password":"{{password}}"}""";

    private static async Task<InvitationResponse> InviteAsync(ManagedOrganization merchant, SignedIn person, string email, string? roles = null)
    {
        using var answer = await person.CallAsync(HttpMethod.Post, Path(merchant), Body(email, roles));
        return await answer.ReadAsync<InvitationResponse>(HttpStatusCode.Created);
    }

    private static async Task<Guid> MemberAsync(ManagedOrganization merchant, SignedIn person, string email)
    {
        using var list = await person.CallAsync(HttpMethod.Get, merchant.Members);
        return (await list.ReadAsync<Page<MemberResponse>>()).Items.Single(m => m.Name == email).Id;
    }
}

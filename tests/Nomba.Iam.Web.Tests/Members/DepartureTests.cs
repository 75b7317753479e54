using System.Net;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Members;

/// <summary>Being removed, leaving, and passing an organization on.</summary>
public sealed class DepartureTests(ManagementHost host)
{
    private const string Gone = """{"reason":"Left the company."}""";

    [Fact]
    public async Task Removes_a_person_for_good_from_this_organization_alone()
    {
        var (merchant, ada) = await BeginAsync();
        var (bola, id) = (await SignedIn.AsAsync(host.Iam, merchant.Seeded.Users[1].Email), merchant.Seeded.Users[1].MemberId);

        using var answer = await ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{id}/remove", Gone);
        using var again = await ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{id}/remove", Gone);

        Assert.Equal("revoked", (await answer.ReadAsync<MemberResponse>()).Status);
        await again.ProblemAsync(HttpStatusCode.Conflict, "member.revoked");
        Assert.Equal("Left the company.", (await merchant.SingleAuditAsync(id, "member.removed")).Reason);
        using var here = await bola.CallAsync(HttpMethod.Get, merchant.Keys);
        using var me = await bola.CallAsync(HttpMethod.Get, "api/v1/users/me");
        await here.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        Assert.Equal(merchant.Seeded.Users[1].Email, (await me.ReadAsync<MeResponse>()).Email);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("suspend")]
    public async Task Leaves_the_person_signed_in_and_acting_in_their_other_organizations(string how)
    {
        var (merchant, ada) = await BeginAsync();
        var other = await host.SeedMerchantAsync();
        var email = other.Seeded.Users[0].Email;
        var member = await JoinAsync(merchant, ada, email);
        var chi = await SignedIn.AsAsync(host.Iam, email);
        using var before = await chi.CallAsync(HttpMethod.Get, merchant.Keys);

        using var answer = await ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{member}/{how}", Gone);
        using var here = await chi.CallAsync(HttpMethod.Get, merchant.Keys);
        using var elsewhere = await chi.CallAsync(HttpMethod.Get, other.Keys);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (before.StatusCode, answer.StatusCode));
        await here.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Lets_somebody_who_was_removed_be_invited_again_as_another_member()
    {
        var (merchant, ada) = await BeginAsync();
        var email = merchant.Seeded.Users[1].Email;
        using var removed = await ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{merchant.Seeded.Users[1].MemberId}/remove", Gone);

        var member = await JoinAsync(merchant, ada, email);

        Assert.NotEqual(merchant.Seeded.Users[1].MemberId, member);
        using var keys = await (await SignedIn.AsAsync(host.Iam, email)).CallAsync(HttpMethod.Get, merchant.Keys);
        Assert.Equal(HttpStatusCode.OK, keys.StatusCode);
    }

    [Fact]
    public async Task Lets_nobody_but_an_owner_remove_an_owner()
    {
        var (merchant, _) = await BeginAsync();
        var second = await OwnerAsync(merchant);

        using var byKey = await merchant.PostAsync($"{merchant.Members}/{second}/remove", Gone, ManagedOrganization.Everything);
        using var key = await merchant.PostAsync($"{merchant.Members}/{merchant.Key(ManagedOrganization.Server).Id}/remove", Gone);

        await byKey.ProblemAsync(HttpStatusCode.Forbidden, "role.owner_only");
        await key.ProblemAsync(HttpStatusCode.Conflict, "member.is_key");
    }

    [Fact]
    public async Task Lets_nobody_but_an_owner_suspend_an_owner()
    {
        var (merchant, ada) = await BeginAsync();
        var second = await OwnerAsync(merchant);

        using var byKey = await merchant.PostAsync($"{merchant.Members}/{second}/suspend", Gone, ManagedOrganization.Everything);
        using var byOwner = await ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{second}/suspend", Gone);

        await byKey.ProblemAsync(HttpStatusCode.Forbidden, "role.owner_only");
        Assert.Equal(HttpStatusCode.OK, byOwner.StatusCode);
    }

    [Fact]
    public async Task Lets_a_person_leave_but_not_the_last_owner()
    {
        var (merchant, ada) = await BeginAsync();
        var bola = await SignedIn.AsAsync(host.Iam, merchant.Seeded.Users[1].Email);

        using var last = await ada.CallAsync(HttpMethod.Post, $"{Root(merchant)}/leave");
        using var answer = await bola.CallAsync(HttpMethod.Post, $"{Root(merchant)}/leave");
        using var again = await bola.CallAsync(HttpMethod.Post, $"{Root(merchant)}/leave");
        using var key = await merchant.PostAsync($"{Root(merchant)}/leave", null, ManagedOrganization.Everything);
        using var nobody = await merchant.SendAsync(HttpMethod.Post, $"{Root(merchant)}/leave", null, null);

        await last.ProblemAsync(HttpStatusCode.Conflict, "member.last_owner");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        await again.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        await key.ProblemAsync(HttpStatusCode.Forbidden, "auth.person_required");
        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await merchant.SingleAuditAsync(merchant.Seeded.Users[1].MemberId, "member.left");
        await merchant.AssertUntouchedAsync(merchant.Seeded.Users[0].MemberId);
    }

    [Fact]
    public async Task Passes_ownership_on_in_one_step()
    {
        var (merchant, ada) = await BeginAsync();
        var (from, to) = (merchant.Seeded.Users[0].MemberId, merchant.Seeded.Users[1].MemberId);

        using var answer = await ada.CallAsync(HttpMethod.Post, $"{Root(merchant)}/ownership-transfer", $$"""{"memberId":"{{to}}"}""");
        using var again = await ada.CallAsync(HttpMethod.Post, $"{Root(merchant)}/ownership-transfer", $$"""{"memberId":"{{to}}"}""");

        Assert.Equal(["Finance", "Owner"], (await answer.ReadAsync<MemberResponse>()).Roles.Select(r => r.Name));
        await again.ProblemAsync(HttpStatusCode.Forbidden, "role.owner_only");
        using var list = await ada.CallAsync(HttpMethod.Get, merchant.Members);
        var before = (await list.ReadAsync<Page<MemberResponse>>()).Items.Single(m => m.Id == from);
        Assert.Equal(["Admin"], before.Roles.Select(r => r.Name));
        var entry = await merchant.SingleAuditAsync(merchant.Id, "organization.ownership_transferred");
        Assert.Contains(to.ToString(), entry.Changes, StringComparison.Ordinal);
        using var left = await ada.CallAsync(HttpMethod.Post, $"{Root(merchant)}/leave");
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
    }

    [Fact]
    public async Task Passes_ownership_to_an_active_person_of_the_organization_alone()
    {
        var (merchant, ada) = await BeginAsync();
        var bola = merchant.Seeded.Users[1];
        using var suspended = await ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{bola.MemberId}/suspend", Gone);
        Task<HttpResponseMessage> TransferAsync(Guid to) => ada.CallAsync(HttpMethod.Post, $"{Root(merchant)}/ownership-transfer", $$"""{"memberId":"{{to}}"}""");

        using var inactive = await TransferAsync(bola.MemberId);
        using var key = await TransferAsync(merchant.Key(ManagedOrganization.Server).Id);
        using var self = await TransferAsync(merchant.Seeded.Users[0].MemberId);
        using var unknown = await TransferAsync(Guid.CreateVersion7());
        using var nobody = await ada.CallAsync(HttpMethod.Post, $"{Root(merchant)}/ownership-transfer", "{}");
        using var stranger = await ada.CallAsync(HttpMethod.Post, $"{Root(await host.SeedMerchantAsync())}/ownership-transfer", $$"""{"memberId":"{{bola.MemberId}}"}""");

        await inactive.ProblemAsync(HttpStatusCode.Conflict, "member.not_active");
        await key.ProblemAsync(HttpStatusCode.BadRequest, "role.not_for_keys");
        await self.ProblemAsync(HttpStatusCode.Conflict, "member.yourself");
        Assert.Equal("memberId", Assert.Single((await unknown.ProblemAsync(HttpStatusCode.NotFound, "member.not_found")).Errors!).Field);
        Assert.Equal("memberId", Assert.Single((await nobody.ProblemAsync(HttpStatusCode.BadRequest, "member.id")).Errors!).Field);
        await stranger.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
    }

    [Fact]
    public async Task Asks_for_a_token_with_the_permission_in_the_same_organization()
    {
        var (merchant, other) = (await host.SeedMerchantAsync(), await host.SeedMerchantAsync());
        var person = other.Seeded.Users[1].MemberId;

        using var nobody = await merchant.SendAsync(HttpMethod.Post, $"{merchant.Members}/{person}/remove", Gone, null);
        using var powerless = await merchant.PostAsync($"{merchant.Members}/{person}/remove", Gone, ManagedOrganization.KeyKeeper);
        using var stranger = await merchant.PostAsync($"{other.Members}/{person}/remove", Gone);
        using var elsewhere = await merchant.PostAsync($"{merchant.Members}/{person}/remove", Gone);
        using var silent = await merchant.PostAsync($"{merchant.Members}/{merchant.Seeded.Users[1].MemberId}/remove", "{}");

        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
        await powerless.ProblemAsync(HttpStatusCode.Forbidden, "permission.missing");
        await stranger.ProblemAsync(HttpStatusCode.NotFound, "organization.not_found");
        await elsewhere.ProblemAsync(HttpStatusCode.NotFound, "member.not_found");
        await silent.ProblemAsync(HttpStatusCode.BadRequest, "member.reason");
        await other.AssertUntouchedAsync(person);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("leave")]
    [InlineData("suspend")]
    public async Task Always_leaves_one_of_two_owners_who_go_at_once(string how)
    {
        for (var round = 0; round < 20; round++)
        {
            var (merchant, ada) = await BeginAsync();
            var id = await OwnerAsync(merchant);
            var second = await SignedIn.AsAsync(host.Iam, await EmailAsync(merchant, ada, id));

            var answers = how == "leave"
                ? await Task.WhenAll(ada.CallAsync(HttpMethod.Post, $"{Root(merchant)}/leave"), second.CallAsync(HttpMethod.Post, $"{Root(merchant)}/leave"))
                : await Task.WhenAll(
                    ada.CallAsync(HttpMethod.Post, $"{merchant.Members}/{id}/{how}", Gone),
                    second.CallAsync(HttpMethod.Post, $"{merchant.Members}/{merchant.Seeded.Users[0].MemberId}/{how}", Gone));

            // The second is refused as the last, or, being gone by then, no longer belongs.
            Assert.Single(answers, a => a.IsSuccessStatusCode);
            Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound);
        }
    }

    private static string Root(ManagedOrganization merchant) => $"api/v1/organizations/{merchant.Id}";

    private async Task<(ManagedOrganization Merchant, SignedIn Ada)> BeginAsync()
    {
        var merchant = await host.SeedMerchantAsync();
        return (merchant, await SignedIn.AsAsync(host.Iam, merchant.Seeded.Users[0].Email));
    }

    private async Task<Guid> OwnerAsync(ManagedOrganization merchant)
    {
        var email = $"second-{Guid.CreateVersion7():N}@merchant.example";
        await host.Iam.AddPersonAsync(merchant.Id, email, "Owner");
        using var list = await merchant.GetAsync(merchant.Members);
        return (await list.ReadAsync<Page<MemberResponse>>()).Items.Single(m => m.Name == email).Id;
    }

    private static async Task<string> EmailAsync(ManagedOrganization merchant, SignedIn person, Guid member)
    {
        using var list = await person.CallAsync(HttpMethod.Get, merchant.Members);
        return (await list.ReadAsync<Page<MemberResponse>>()).Items.Single(m => m.Id == member).Name;
    }

    private async Task<Guid> JoinAsync(ManagedOrganization merchant, SignedIn owner, string email)
    {
        using var invited = await owner.CallAsync(
            HttpMethod.Post, $"{Root(merchant)}/invitations", $$"""{"email":"{{email}}","roles":[{"roleId":"{{SystemRoles.Viewer.Id}}"}]}""");
        Assert.Equal(HttpStatusCode.Created, invited.StatusCode);
        var token = await new Mailbox(host.Iam, email).TokenAsync();
        using var joined = await (await SignedIn.AsAsync(host.Iam, email)).CallAsync(HttpMethod.Post, "api/v1/invitations/accept", $$"""{"token":"{{token}}"}""");
        return (await joined.ReadAsync<JoinedResponse>()).MemberId;
    }
}

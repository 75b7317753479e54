using System.Net;
using Mediator;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Application.Seeding;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.ApiKeys;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Organizations;

namespace Nomba.Iam.Web.Tests.Roles;

/// <summary>What a decision says of a key is what issuance and introspection do with it: yes while one of its pairs gets tokens that are good.</summary>
public sealed class DecisionAgreementTests : IAsyncLifetime
{
    private const string Here = "127.0.0.1";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private Merchant _merchant = null!;

    private OrganizationId Organization => new(_merchant.Organization.Id);

    private MemberId Member => new(_merchant.Admin.Id);

    public DecisionAgreementTests() => _host = new IamHost(_time);

    public async ValueTask InitializeAsync()
    {
        _host.Listen();
        _merchant = await Merchant.SeedAsync(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData("active", true, "granted")]
    [InlineData("expired", false, "key_expired", "granted")]
    [InlineData("live off", true, "granted", "environment_disabled")]
    [InlineData("both off", false, "environment_disabled", "environment_disabled", "granted")]
    [InlineData("suspended", false, "member_suspended", "granted")]
    [InlineData("revoked", false, "member_revoked", "granted")]
    [InlineData("organization suspended", false, "organization_suspended", "granted")]
    [InlineData("restricted to addresses", true, "granted", "only_from_addresses")]
    [InlineData("restricted to a grant", true, "granted", "only_by_grant")]
    public async Task Agrees_with_issuance_and_introspection(string state, bool expected, params string[] reasons)
    {
        var owner = await MemberAsync(_merchant.Organization.Users[0].MemberId);
        SeededCredential[] pairs = [_merchant.Admin.Live, _merchant.Admin.Test];
        var before = await Task.WhenAll(pairs.Select(p => _merchant.IssueAsync(p)));
        await PutAsync(state);

        var decision = await DecideAsync(owner);
        var issued = await Task.WhenAll(pairs.Select(p => _merchant.IssueAsync(p)));
        var active = new List<bool>();
        for (var i = 0; i < pairs.Length; i++)
        {
            var token = issued[i].Status == 200 ? issued[i] : before[i];
            active.Add(await _merchant.IsActiveFromAsync(token.AccessToken, Here));
        }

        Assert.Equal(issued.Select(a => a.Status == 200), active);
        Assert.Equal(expected, issued.Any(a => a.Status == 200));
        Assert.Equal(expected, decision.IsAllowed);
        Assert.Equal(reasons, decision.Reasons.Select(r => r.Code));
        var held = await AskAsync(owner, new GetMemberPermissions(Organization, Member));
        Assert.Equal(expected, held.IsUsable);
        Assert.Equal(reasons.Where(r => r != "granted"), held.Limits.Select(r => r.Code));
    }

    [Fact]
    public async Task Names_the_restriction()
    {
        var owner = await MemberAsync(_merchant.Organization.Users[0].MemberId);
        await _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Elsewhere, allowedGrant = "wire" });

        var messages = (await DecideAsync(owner)).Reasons.ToDictionary(r => r.Code, r => r.Message);

        Assert.Contains("203.0.113.0/24, 2001:db8::/32", messages["only_from_addresses"], StringComparison.Ordinal);
        Assert.Contains("wire", messages["only_by_grant"], StringComparison.Ordinal);
    }

    private Task PutAsync(string state) => state switch
    {
        "active" => Task.CompletedTask,
        "expired" => ExpireAsync(),
        "live off" => _merchant.SwitchAsync(_merchant.Admin, "live", isOn: false),
        "both off" => SwitchOffAsync(),
        "suspended" => _merchant.ChangeKeyAsync(_merchant.Admin, "suspend"),
        "revoked" => _merchant.ChangeKeyAsync(_merchant.Admin, "revoke"),
        "organization suspended" => SuspendOrganizationAsync(),
        "restricted to addresses" => _merchant.RestrictAsync(_merchant.Admin, new { ipAllowList = KeyChanges.Here }),
        "restricted to a grant" => _merchant.RestrictAsync(_merchant.Admin, new { allowedGrant = "oauth" }),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private async Task ExpireAsync()
    {
        await _merchant.RestrictAsync(_merchant.Admin, new { expiresAt = _time.GetUtcNow().AddMinutes(2) });
        _time.Advance(TimeSpan.FromMinutes(3));
    }

    private async Task SwitchOffAsync()
    {
        await _merchant.SwitchAsync(_merchant.Admin, "live", isOn: false);
        await _merchant.SwitchAsync(_merchant.Admin, "test", isOn: false);
    }

    private async Task SuspendOrganizationAsync()
    {
        var platform = await _host.SignInOperatorAsync();
        using var answer = await platform.CallAsync(HttpMethod.Post, $"api/v1/operator/organizations/{_merchant.Organization.Id}/suspend", """{"reason":"fraud"}""");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private async Task<MemberSnapshot> MemberAsync(Guid id)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMemberDirectory>().FindAsync(new MemberId(id), TestContext.Current.CancellationToken))!;
    }

    private Task<Decision> DecideAsync(MemberSnapshot owner) => AskAsync(owner, new Decide(Organization, Member, "transfers:initiate", null));

    // No door lets anybody ask in an organization that is suspended: the use case itself is asked, as the owner that there was before.
    private async Task<T> AskAsync<T>(MemberSnapshot owner, IQuery<Result<T>> question)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var context = new DefaultHttpContext();
        context.Features.Set(new ActingPerson(new UserId(Guid.Empty), owner, IsOperator: false));
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = context;
        return (await scope.ServiceProvider.GetRequiredService<ISender>().Send(question, TestContext.Current.CancellationToken)).Value;
    }
}

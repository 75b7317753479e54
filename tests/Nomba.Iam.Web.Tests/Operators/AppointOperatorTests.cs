using System.Net;
using Mediator;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Operators;

public sealed class AppointOperatorTests : IAsyncDisposable
{
    private const string Email = "ops@nomba.example";
    private const string Password = "seven yellow pineapples";

    private readonly ManualTime _time = new();
    private readonly IamHost _host;
    private readonly Visitor _visitor;

    public AppointOperatorTests()
    {
        _host = new IamHost(_time);
        _visitor = new Visitor(_host);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Makes_a_person_run_the_platform_with_a_password_of_their_own()
    {
        var link = await AppointAsync();

        using var set = await SetAsync(link, Password);
        var person = await SignedIn.AsAsync(_host, Email, Password);
        using var me = await person.CallAsync(HttpMethod.Get, "api/v1/users/me");
        using var servers = await person.CallAsync(HttpMethod.Get, "api/v1/operator/resource-servers");

        Assert.StartsWith($"{IamHost.Issuer}/reset-password#token=", link.Reveal(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);
        Assert.True((await me.ReadAsync<MeResponse>()).IsOperator);
        Assert.Equal(HttpStatusCode.OK, servers.StatusCode);
        Assert.Equal(
            ["operator.appointed", "operator.link_issued", "user.created", "user.password_reset", "user.signed_in"],
            (await _visitor.PlatformAuditAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Is_safe_to_do_twice()
    {
        var first = await AppointAsync();
        var second = await AppointAsync();

        using var withFirst = await SetAsync(first, Password);
        using var withSecond = await SetAsync(second, Password);

        await withFirst.ProblemAsync(HttpStatusCode.NotFound, "link.unknown");
        Assert.Equal(HttpStatusCode.NoContent, withSecond.StatusCode);
        Assert.Single(await _visitor.PlatformAuditAsync(), a => a == "operator.appointed");
        Assert.Single(await _visitor.PlatformAuditAsync(), a => a == "user.created");
    }

    [Fact]
    public async Task Gives_a_link_that_is_good_for_a_day_and_tells_nobody_of_it()
    {
        var link = await AppointAsync();
        _time.Advance(TimeSpan.FromHours(25));

        using var late = await SetAsync(link, Password);

        await late.ProblemAsync(HttpStatusCode.Conflict, "link.expired");
        Assert.Equal(nameof(LinkAddress), link.ToString());
        Assert.False(await _visitor.CanSignInAsync(Email, Password));
    }

    private async Task<LinkAddress> AppointAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ISender>().Send(new AppointOperator(Email), TestContext.Current.CancellationToken);
        return result.Value;
    }

    private Task<HttpResponseMessage> SetAsync(LinkAddress link, string password) =>
        _visitor.PostAsync("password-resets/confirm", $$"""{"token":"{{link.Reveal().Split("#token=")[1]}}","newPassword":"{{password}}"}""");
}

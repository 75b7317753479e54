using System.Net;
using System.Text.Json;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Dashboard;

public sealed class SigningKeyPageTests : IAsyncLifetime
{
    private const string Email = "ops@nomba.example";
    private const string List = "/operator/signing-keys";

    private readonly IamHost _host = new();
    private SignInForm _browser = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.AppointOperatorAsync(Email);
        _browser = new SignInForm(_host);
        using var answer = await _browser.SubmitAsync(Email, "a-long-test-password");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_signing_key_is_revoked_by_whoever_types_its_id()
    {
        var kid = await KidAsync();
        var page = $"{List}/{kid}/revoke";

        using var list = await _browser.GetAsync(List);
        using var mistyped = await _browser.FillAsync(page, "revoke-signing-key", ("reason", "stolen"), ("name", "another"));
        var kept = await KidAsync();
        using var done = await _browser.FillAsync(page, "revoke-signing-key", ("reason", "stolen"), ("name", kid));
        using var gone = await _browser.GetAsync(page);

        Assert.Contains($"href=\"{page}\"", await list.TextAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, kid), (mistyped.StatusCode, kept));
        Assert.Contains("id=\"name-fault\"", await mistyped.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotEqual(kid, await KidAsync());
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Says_why_it_asks_before_it_does_anything()
    {
        var kid = await KidAsync();

        using var silent = await _browser.FillAsync($"{List}/{kid}/revoke", "revoke-signing-key", ("reason", ""), ("name", kid));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        Assert.Contains("id=\"reason-fault\"", await silent.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(kid, await KidAsync());
    }

    private async Task<string> KidAsync()
    {
        using var answer = await _browser.GetAsync("/.well-known/jwks");
        return Assert.Single(JsonDocument.Parse(await answer.TextAsync()).RootElement.GetProperty("keys").EnumerateArray()).GetProperty("kid").GetString()!;
    }
}

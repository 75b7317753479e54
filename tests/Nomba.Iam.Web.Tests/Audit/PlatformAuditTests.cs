using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Audit;

public sealed class PlatformAuditTests : IAsyncLifetime
{
    private const string Audit = "api/v1/operator/audit";

    private readonly IamHost _host = new();
    private Merchant _merchant = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _merchant = await Merchant.SeedAsync(_host);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Is_read_verified_redacted_and_taken_away_by_an_operator()
    {
        await _host.AppointOperatorAsync(Merchant.OwnerEmail);
        var person = await SignedInAsync();

        using var list = await person.CallAsync(HttpMethod.Get, $"{Audit}?action=security.signed_in");
        var signedIn = Assert.Single((await list.ReadAsync<Page<AuditEntryResponse>>()).Items);
        using var redacted = await person.CallAsync(HttpMethod.Post, $"{Audit}/{signedIn.Id}/redact", """{"reason":"asked for"}""");
        using var read = await person.CallAsync(HttpMethod.Get, $"{Audit}/{signedIn.Id}");
        using var export = await person.CallAsync(HttpMethod.Get, $"{Audit}/export");
        using var verified = await person.CallAsync(HttpMethod.Get, $"{Audit}/verify");

        Assert.Equal(HttpStatusCode.OK, redacted.StatusCode);
        var entry = await read.ReadAsync<AuditEntryResponse>();
        Assert.Equal(("asked for", null), (entry.Redaction?.Reason, entry.Actor.Address));
        Assert.True((await verified.ReadAsync<AuditVerificationResponse>()).IsIntact);
        var lines = (await export.TextAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"chain\":\"platform\"", lines[0], StringComparison.Ordinal);
        using var last = JsonDocument.Parse(lines.Last(l => l.Contains("\"type\":\"entry\"", StringComparison.Ordinal)));
        Assert.Equal("security.audit_exported", last.RootElement.GetProperty("action").GetString());
        Assert.Equal(signedIn.TargetId, last.RootElement.GetProperty("actor_user").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/verify")]
    [InlineData("/export")]
    public async Task Is_for_operators_alone(string path)
    {
        var person = await SignedInAsync();

        using var refused = await person.CallAsync(HttpMethod.Get, Audit + path);
        using var nobody = await _merchant.SendAsync(HttpMethod.Get, "/" + Audit + path, null);

        await refused.ProblemAsync(HttpStatusCode.Forbidden, "operator.required");
        await nobody.ProblemAsync(HttpStatusCode.Unauthorized, "auth.required");
    }

    private async Task<SignInForm> SignedInAsync()
    {
        var browser = new SignInForm(_host);
        using var answer = await browser.SubmitAsync(Merchant.OwnerEmail, Merchant.OwnerPassword);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Users;

/// <summary>Somebody who is not signed in, with an eye on what their requests left behind.</summary>
internal sealed class Visitor(IamHost host)
{
    private readonly HttpClient _client = host.CreateClient();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await _client.PostAsync(new Uri($"api/v1/{path}", UriKind.Relative), content, Cancellation);
    }

    public Mailbox Mail(string address) => new(host, address);

    public async Task<bool> CanSignInAsync(string email, string password)
    {
        using var answer = await new SignInForm(host).SubmitAsync(email, password);
        return answer.StatusCode == System.Net.HttpStatusCode.Redirect;
    }

    /// <summary>The actions of the platform's own audit trail, which belongs to no organization, oldest first.</summary>
    public async Task<IReadOnlyList<string>> PlatformAuditAsync()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var entries = scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<AuditEntry>();
        return await entries.Where(e => e.ChainId == AuditChainId.Platform && e.TargetType != "resource_server").OrderBy(e => e.At).Select(e => e.Action).ToListAsync(Cancellation);
    }

    /// <summary>Signs up, follows the link and signs in.</summary>
    public async Task<SignedIn> JoinAsync(string email, string password)
    {
        using var signUp = await PostAsync("sign-up", $$"""{"email":"{{email}}","password":"{{password}}"}""");
        using var confirmed = await PostAsync("email-confirmations", $$"""{"token":"{{await Mail(email).TokenAsync()}}"}""");
        return await SignedIn.AsAsync(host, email, password);
    }
}

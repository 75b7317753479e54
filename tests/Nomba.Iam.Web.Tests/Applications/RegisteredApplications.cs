using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Testing.Tokens;
using Nomba.Iam.Web.Tests.Http;
using Nomba.Iam.Web.Tests.Users;

namespace Nomba.Iam.Web.Tests.Applications;

/// <summary>A merchant's applications, registered and changed by its owner in a browser.</summary>
internal sealed class RegisteredApplications(IamHost host, Merchant merchant, SignedIn owner)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Path => $"/api/v1/organizations/{merchant.Organization.AccountId}/applications";

    public SignedIn Owner => owner;

    public static async Task<RegisteredApplications> OfAsync(IamHost host, Merchant merchant) =>
        new(host, merchant, new SignedIn(await SignInAsync(host, Merchant.OwnerEmail)));

    /// <summary>A browser in which that person has signed in.</summary>
    public static async Task<SignInForm> SignInAsync(IamHost host, string email)
    {
        var browser = new SignInForm(host);
        using var answer = await browser.SubmitAsync(email, Merchant.OwnerPassword);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    public async Task<ApplicationFlow> RegisterAsync(string name, string kind, string? more = null)
    {
        using var answer = await owner.CallAsync(
            HttpMethod.Post, Path, $$"""{"name":"{{name}}","kind":"{{kind}}","redirectUris":["{{ApplicationFlow.Callback}}"]{{more}}}""");
        var made = await answer.ReadAsync<IssuedApplicationSecretResponse>(HttpStatusCode.Created);
        return new ApplicationFlow(host, made.Application.Id, made.ClientSecret);
    }

    public async Task<ApplicationResponse> ChangeAsync(Guid id, string change, string json = """{"reason":"test"}""")
    {
        using var answer = await owner.CallAsync(HttpMethod.Post, $"{Path}/{id}/{change}", change is "resume" or "rotate-secret/cancel" ? null : json);
        return await answer.ReadAsync<ApplicationResponse>();
    }

    public async Task<ApplicationResponse> PatchAsync(Guid id, string json)
    {
        using var answer = await owner.CallAsync(HttpMethod.Patch, $"{Path}/{id}", json);
        return await answer.ReadAsync<ApplicationResponse>();
    }

    public async Task DeleteAsync(Guid id)
    {
        using var answer = await owner.CallAsync(HttpMethod.Delete, $"{Path}/{id}");
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    public async Task<ApplicationResponse> ReadAsync(Guid id)
    {
        using var answer = await owner.CallAsync(HttpMethod.Get, $"{Path}/{id}");
        return await answer.ReadAsync<ApplicationResponse>();
    }

    public async Task<string> RotateAsync(Guid id, int? graceSeconds = null)
    {
        using var answer = await owner.CallAsync(HttpMethod.Post, $"{Path}/{id}/rotate-secret", graceSeconds is null ? "{}" : $$"""{"gracePeriodSeconds":{{graceSeconds}}}""");
        return (await answer.ReadAsync<IssuedApplicationSecretResponse>()).ClientSecret!;
    }

    /// <summary>What the audit trail says of one action, oldest first.</summary>
    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(string action)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var entries = scope.ServiceProvider.GetRequiredService<IamDbContext>().Set<AuditEntry>();
        return await entries.Where(e => e.Action == action).OrderBy(e => e.Id).ToListAsync(Cancellation);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;
using Nomba.Iam.Testing.Hosting;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Organizations;

/// <summary>People who belong to no organization, signed in: operators of the platform, and everybody else.</summary>
internal static class PlatformPeople
{
    private const string Password = "a-long-test-password";

    public static async Task<SignedIn> SignInOperatorAsync(this IamHost host)
    {
        var email = NewAddress();
        await host.AppointOperatorAsync(email);
        return await SignedIn.AsAsync(host, email);
    }

    public static async Task<SignedIn> SignInStrangerAsync(this IamHost host, bool isConfirmed = true)
    {
        var (id, email) = await AddAsync(host);
        var person = await SignedIn.AsAsync(host, email);
        if (!isConfirmed)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IamDbContext>().Users.Where(u => u.Id == id.Value)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailConfirmed, false), TestContext.Current.CancellationToken);
        }

        return person;
    }

    private static async Task<(UserId Id, string Email)> AddAsync(IamHost host)
    {
        var email = NewAddress();
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var added = await services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result<UserId>>(
            async cancellationToken =>
            {
                services.GetRequiredService<IAuditTrail>().Record(new AuditEvent("user.registered", "user", email, null));
                return await services.GetRequiredService<IUserDirectory>().CreateAsync(email, Password, cancellationToken);
            },
            TestContext.Current.CancellationToken);
        return (added.Value, email);
    }

    private static string NewAddress() => $"{Guid.CreateVersion7():N}@platform.example";
}

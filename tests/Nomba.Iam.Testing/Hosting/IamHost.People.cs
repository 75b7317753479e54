using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Operators;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Testing.Hosting;

public sealed partial class IamHost
{
    /// <summary>Makes somebody run the platform: who has that address already, or somebody new who belongs to no organization.</summary>
    public async Task AppointOperatorAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var users = services.GetRequiredService<IUserDirectory>();
        await services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
            async cancellationToken =>
            {
                var known = await users.FindByEmailAsync(email, cancellationToken);
                var user = known?.Id ?? (await users.CreateAsync(email, "a-long-test-password", cancellationToken)).Value;
                services.GetRequiredService<IAuditTrail>().Record(new AuditEvent("operator.appointed", "user", user.ToString(), null));
                await services.GetRequiredService<IOperatorStore>().AddAsync(PlatformOperator.Appoint(user, TimeProvider.System), cancellationToken);
                return Result.Success;
            },
            CancellationToken.None);
    }
}

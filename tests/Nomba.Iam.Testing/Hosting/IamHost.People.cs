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
    /// <summary>Somebody who runs the platform and belongs to no organization.</summary>
    public async Task AppointOperatorAsync(string email)
    {
        await using var scope = Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<IUnitOfWork>().ExecuteAsync<Result>(
            async cancellationToken =>
            {
                var user = await services.GetRequiredService<IUserDirectory>().CreateAsync(email, "a-long-test-password", cancellationToken);
                services.GetRequiredService<IAuditTrail>().Record(new AuditEvent("operator.appointed", "user", user.Value.ToString(), null));
                await services.GetRequiredService<IOperatorStore>().AddAsync(PlatformOperator.Appoint(user.Value, TimeProvider.System), cancellationToken);
                return Result.Success;
            },
            CancellationToken.None);
    }
}

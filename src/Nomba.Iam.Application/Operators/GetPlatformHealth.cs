using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Operators;

/// <summary>How the platform is, for who runs it. For machines there is <c>/health/ready</c>.</summary>
public sealed record GetPlatformHealth : IQuery<Result<PlatformHealth>>, IOperatorMessage;

internal sealed class GetPlatformHealthHandler(IPlatformHealth health, IRevocations revocations, TimeProvider time)
    : IQueryHandler<GetPlatformHealth, Result<PlatformHealth>>
{
    public async ValueTask<Result<PlatformHealth>> Handle(GetPlatformHealth query, CancellationToken cancellationToken) => new PlatformHealth(
        time.GetUtcNow(),
        await health.DatabaseAsync(cancellationToken),
        revocations.IsCurrent,
        revocations.Age,
        await health.MailsAsync(cancellationToken),
        await health.DeliveriesAsync(cancellationToken));
}

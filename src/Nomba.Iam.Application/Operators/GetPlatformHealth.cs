using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Operators;

/// <summary>How the platform is, for who runs it. For machines there is <c>/health/ready</c>.</summary>
public sealed record GetPlatformHealth : IQuery<Result<PlatformHealth>>, IOperatorMessage;

internal sealed class GetPlatformHealthHandler(
    IPlatformHealth health, IRevocations revocations, INodeStore nodes, NodeIdentity here, IValidatorStore validators, TimeProvider time)
    : IQueryHandler<GetPlatformHealth, Result<PlatformHealth>>
{
    private static readonly TimeSpan NodesSeenWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ValidatorsSeenWithin = TimeSpan.FromMinutes(10);

    public async ValueTask<Result<PlatformHealth>> Handle(GetPlatformHealth query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return new PlatformHealth(
            now,
            await health.DatabaseAsync(cancellationToken),
            revocations.IsCurrent,
            revocations.Age,
            await health.MailsAsync(cancellationToken),
            await health.DeliveriesAsync(cancellationToken))
        {
            Here = here.Id,
            Nodes = await nodes.ListAsync(now - NodesSeenWithin, cancellationToken),
            Validators = await validators.ListAsync(now - ValidatorsSeenWithin, cancellationToken),
        };
    }
}

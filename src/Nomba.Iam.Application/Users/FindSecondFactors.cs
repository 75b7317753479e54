using Mediator;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>What a person has besides a password. For the sign-in alone, which has checked theirs.</summary>
public sealed record FindSecondFactors(UserId UserId) : IQuery<SecondFactors>;

internal sealed class FindSecondFactorsHandler(ISecondFactorStore factors) : IQueryHandler<FindSecondFactors, SecondFactors>
{
    public async ValueTask<SecondFactors> Handle(FindSecondFactors query, CancellationToken cancellationToken) =>
        await factors.FindAsync(query.UserId, cancellationToken);
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>What the caller signs in with besides a password.</summary>
public sealed record GetOwnSecondFactors : IQuery<Result<OwnSecondFactors>>, IPersonMessage;

/// <summary>A person's second factors as they see them.</summary>
/// <param name="Held">Which there are.</param>
/// <param name="AuthenticatorSince">When the app was set up; null without one.</param>
/// <param name="RecoveryCodesLeft">Unused ones.</param>
/// <param name="IsRequired">An organization that the person belongs to asks for one.</param>
/// <param name="MayChange">False in a session that was opened with less than the person has.</param>
public sealed record OwnSecondFactors(SecondFactors Held, DateTimeOffset? AuthenticatorSince, int RecoveryCodesLeft, bool IsRequired, bool MayChange);

internal sealed class GetOwnSecondFactorsHandler(
    ISecondFactorStore factors, IAuthenticatorStore authenticators, SecondFactorAdmission admission, ICallerAccessor callers)
    : IQueryHandler<GetOwnSecondFactors, Result<OwnSecondFactors>>
{
    public async ValueTask<Result<OwnSecondFactors>> Handle(GetOwnSecondFactors query, CancellationToken cancellationToken)
    {
        var user = callers.Caller.UserId!.Value;
        return new OwnSecondFactors(
            await factors.FindAsync(user, cancellationToken),
            (await authenticators.FindAsync(user, cancellationToken))?.EnabledAt,
            (await authenticators.ListUnusedCodesAsync(user, cancellationToken)).Count,
            await factors.IsRequiredOfAsync(user, cancellationToken),
            (await admission.CheckAsync(cancellationToken)).IsSuccess);
    }
}

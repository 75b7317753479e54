using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Who may say whether an organization requires a second factor: an owner, at their own browser, and only one who has a second factor.</summary>
internal sealed class SecondFactorRequirement(ISecondFactorStore factors, ICallerAccessor callers)
{
    public async ValueTask<Result> CheckAsync(Organization organization, bool? wanted, CancellationToken cancellationToken)
    {
        if (wanted is not { } required || required == organization.RequiresSecondFactor)
        {
            return Result.Success;
        }

        var caller = callers.Caller;
        if (caller.UserId is not { } person)
        {
            return PipelineErrors.PersonRequired;
        }

        if (!caller.Held.Roles.Any(r => r.Role.Id == SystemRoles.Owner.Id))
        {
            return SecondFactorErrors.OwnerOnly;
        }

        return !required || (await factors.FindAsync(person, cancellationToken)).Any ? Result.Success : SecondFactorErrors.OwnFirst;
    }
}

using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Whether whoever asks may found an organization, as far as the platform and the person are concerned.</summary>
internal sealed class OrganizationAdmission(IUserDirectory users, IMemberStore members, ICallerAccessor callers, IOptions<OrganizationOptions> options)
{
    /// <summary>The person who founds it.</summary>
    public async ValueTask<Result<UserId>> CheckAsync(CancellationToken cancellationToken)
    {
        var caller = callers.Caller;
        if (!options.Value.SelfService && !caller.IsOperator)
        {
            return OrganizationErrors.CreationClosed;
        }

        var founder = caller.UserId!.Value;
        if (await users.FindAsync(founder, cancellationToken) is not { EmailConfirmed: true })
        {
            return OrganizationErrors.EmailUnconfirmed;
        }

        return await members.CountOwnedAsync(founder, cancellationToken) < Organization.MaxPerOwner ? founder : OrganizationErrors.TooMany;
    }
}

using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Tokens;

/// <summary>The instances of resource APIs that check tokens in memory right now, for those whose keys call them. Without the names of machines.</summary>
[RequiresPermission(IamPermissions.RolesRead)]
public sealed record ListValidators(OrganizationId OrganizationId) : IQuery<Result<LiveValidators>>, IOrganizationMessage;

/// <summary>Those that are live, by audience.</summary>
public sealed record LiveValidators(IReadOnlyList<Validator> Items);

internal sealed class ListValidatorsHandler(IValidatorStore validators, TimeProvider time) : IQueryHandler<ListValidators, Result<LiveValidators>>
{
    public async ValueTask<Result<LiveValidators>> Handle(ListValidators query, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var found = await validators.ListAsync(now - Validator.Patience, cancellationToken);
        return new LiveValidators([.. found.Where(v => v.IsLiveAt(now))]);
    }
}

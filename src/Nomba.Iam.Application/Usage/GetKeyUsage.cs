using FluentValidation;
using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Usage;

/// <summary>How one key was used. At most a few seconds behind. The answer says in which steps: counts of long ago are not kept by the minute.</summary>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record GetKeyUsage(OrganizationId OrganizationId, MemberId KeyId, UsagePeriod Period) : IQuery<Result<KeyUsage>>, IOrganizationMessage;

internal sealed class GetKeyUsageValidator : AbstractValidator<GetKeyUsage>
{
    public GetKeyUsageValidator()
    {
        RuleFor(q => q.Period).IsPeriod();
        RuleFor(q => q.Period).HasFewSteps();
    }
}

internal sealed class GetKeyUsageHandler(IApiKeyStore keys, IUsageStore usage, IOptions<UsageOptions> options, TimeProvider time) : IQueryHandler<GetKeyUsage, Result<KeyUsage>>
{
    public async ValueTask<Result<KeyUsage>> Handle(GetKeyUsage query, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(query.OrganizationId, query.KeyId, cancellationToken) is not { } key)
        {
            return ApiKeyErrors.NotFound;
        }

        var period = query.Period.AsKept(options.Value, time.GetUtcNow());
        return new KeyUsage(
            period,
            await usage.StepsAsync(key.Id, period, cancellationToken),
            await usage.TotalsAsync([key.Id], period, cancellationToken),
            await usage.LastUsesAsync([key.Id], cancellationToken));
    }
}

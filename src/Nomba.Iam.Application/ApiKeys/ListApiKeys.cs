using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>The organization's keys, newest first, a page at a time.</summary>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record ListApiKeys(OrganizationId OrganizationId, ApiKeyFilter Filter) : IQuery<Result<ApiKeyPage>>, IOrganizationMessage;

/// <summary>A page of keys.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Next">The key to continue after; null on the last page.</param>
public sealed record ApiKeyPage(IReadOnlyList<ApiKeyDetails> Items, MemberId? Next);

internal sealed class ListApiKeysValidator : AbstractValidator<ListApiKeys>
{
    private const int MaxLimit = 100;

    public ListApiKeysValidator()
    {
        RuleFor(q => q.Filter.Limit).InclusiveBetween(1, MaxLimit).OverridePropertyName("limit")
            .WithErrorCode("page.limit").WithMessage($"The limit is between 1 and {MaxLimit}.");
        RuleFor(q => q.Filter.Search).MaximumLength(100).OverridePropertyName("search")
            .WithErrorCode("page.search").WithMessage("A search has at most 100 characters.")
            .Must(search => search is null || !search.Any(char.IsControl)).WithErrorCode("page.search").WithMessage("A search has no control characters.");
    }
}

internal sealed class ListApiKeysHandler(IApiKeyStore keys, ApiKeyRoles roles) : IQueryHandler<ListApiKeys, Result<ApiKeyPage>>
{
    public async ValueTask<Result<ApiKeyPage>> Handle(ListApiKeys query, CancellationToken cancellationToken)
    {
        var limit = query.Filter.Limit;
        var found = await keys.ListAsync(query.OrganizationId, query.Filter, cancellationToken);
        var items = await roles.DescribeAsync([.. found.Take(limit)], cancellationToken);
        return new ApiKeyPage(items, found.Count > limit ? found[limit - 1].Id : null);
    }
}

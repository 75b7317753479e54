using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>The organization's keys, newest first unless the filter says otherwise, a page at a time.</summary>
[RequiresPermission(IamPermissions.ApiKeysRead)]
public sealed record ListApiKeys(OrganizationId OrganizationId, ApiKeyFilter Filter) : IQuery<Result<ApiKeyPage>>, IOrganizationMessage
{
    /// <summary>Only keys that hold the role of this name.</summary>
    public string? Role { get; init; }
}

/// <summary>A page of keys.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Next">The key to continue after; null on the last page.</param>
public sealed record ApiKeyPage(IReadOnlyList<ApiKeyDetails> Items, MemberId? Next);

internal sealed class ListApiKeysValidator : AbstractValidator<ListApiKeys>
{
    public ListApiKeysValidator()
    {
        RuleFor(q => q.Filter.Limit).IsLimit();
        RuleFor(q => q.Filter.Search).IsSearch();
        RuleFor(q => q.Filter.Tag).MaximumLength(KeyDescription.TagMaxLength).OverridePropertyName("tag")
            .WithErrorCode("page.tag").WithMessage($"A tag has at most {KeyDescription.TagMaxLength} characters.")
            .Must(tag => tag is null || !tag.Any(char.IsControl)).WithErrorCode("page.tag").WithMessage("A tag has no control characters.");
        RuleFor(q => q.Role).MaximumLength(Role.NameMaxLength).OverridePropertyName("role")
            .WithErrorCode("page.role").WithMessage($"A role's name has at most {Role.NameMaxLength} characters.")
            .Must(role => role is null || !role.Any(char.IsControl)).WithErrorCode("page.role").WithMessage("A role's name has no control characters.");
    }
}

internal sealed class ListApiKeysHandler(IApiKeyStore keys, IRoleStore roles, ApiKeyRoles names) : IQueryHandler<ListApiKeys, Result<ApiKeyPage>>
{
    public async ValueTask<Result<ApiKeyPage>> Handle(ListApiKeys query, CancellationToken cancellationToken)
    {
        var filter = query.Filter;
        if (query.Role is not null)
        {
            // A role that there is not is held by no key.
            if (await roles.FindByNameAsync(query.OrganizationId, query.Role, cancellationToken) is not { } role)
            {
                return new ApiKeyPage([], null);
            }

            filter = filter with { Role = role.Id };
        }

        var found = await keys.ListAsync(query.OrganizationId, filter, cancellationToken);
        var items = await names.DescribeAsync([.. found.Take(filter.Limit)], cancellationToken);
        return new ApiKeyPage(items, found.Count > filter.Limit ? found[filter.Limit - 1].Id : null);
    }
}

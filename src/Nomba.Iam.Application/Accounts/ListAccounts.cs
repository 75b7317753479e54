using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Accounts;

/// <summary>The organization's accounts, newest first, a page at a time.</summary>
[RequiresPermission(IamPermissions.OrganizationRead)]
public sealed record ListAccounts(OrganizationId OrganizationId, AccountFilter Filter) : IQuery<Result<AccountPage>>, IOrganizationMessage;

/// <summary>A page of accounts; <paramref name="Next"/> is null on the last one.</summary>
public sealed record AccountPage(IReadOnlyList<Account> Items, AccountId? Next);

internal sealed class ListAccountsValidator : AbstractValidator<ListAccounts>
{
    public ListAccountsValidator()
    {
        RuleFor(q => q.Filter.Limit).IsLimit();
        RuleFor(q => q.Filter.Search).IsSearch();
    }
}

internal sealed class ListAccountsHandler(IAccountStore accounts) : IQueryHandler<ListAccounts, Result<AccountPage>>
{
    public async ValueTask<Result<AccountPage>> Handle(ListAccounts query, CancellationToken cancellationToken)
    {
        var limit = query.Filter.Limit;
        var found = await accounts.ListAsync(query.OrganizationId, query.Filter, cancellationToken);
        return new AccountPage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Id : null);
    }
}

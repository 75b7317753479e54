using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.Accounts;

/// <summary>The organization's accounts.</summary>
public sealed partial class AccountsPage
{
    private const int Limit = 50;

    private AccountPage? _page;

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    private bool IsFiltered => !string.IsNullOrEmpty(Search) || !string.IsNullOrEmpty(Status);

    protected override async Task LoadAsync()
    {
        AccountStatus? status = Enum.TryParse<AccountStatus>(Status, true, out var wanted) ? wanted : null;
        AccountId? before = AccountId.TryParse(Before, null, out var last) ? last : null;
        _page = await ReadAsync(new ListAccounts(OrganizationId, new AccountFilter(Limit, before, status, string.IsNullOrWhiteSpace(Search) ? null : Search.Trim())));
    }

    private string PageAt(string? before) => Address.Of(At("accounts"), ("search", Search), ("status", Status), ("before", before));
}

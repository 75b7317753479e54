using Mediator;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Dashboard.Accounts;

/// <summary>One account: its name and whether it is open.</summary>
public sealed partial class AccountDetailPage
{
    private Account? _account;
    private IReadOnlyList<Error> _renameErrors = [];
    private IReadOnlyList<Error> _statusErrors = [];

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromForm(Name = "name", FormName = "rename")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "rename")]
    private int? Revision { get; set; }

    [SupplyParameterFromForm(Name = "reason", FormName = "suspend")]
    private string? Reason { get; set; }

    private AccountId AccountId => AccountId.TryParse(Id, null, out var id) ? id : default;

    protected override async Task LoadAsync() => _account = await ReadAsync(new GetAccount(OrganizationId, AccountId));

    private async Task RenameAsync()
    {
        await SaveAsync(new RenameAccount(OrganizationId, AccountId, Name, Seen(Revision)), NoticeKind.Saved);
        _renameErrors = Errors;
    }

    private async Task SuspendAsync()
    {
        await SaveAsync(new SuspendAccount(OrganizationId, AccountId, Reason), NoticeKind.Suspended);
        _statusErrors = Errors;
    }

    private async Task ReactivateAsync()
    {
        await SaveAsync(new ReactivateAccount(OrganizationId, AccountId), NoticeKind.SwitchedOn);
        _statusErrors = Errors;
    }

    private async Task SaveAsync(ICommand<Result<Account>> command, NoticeKind notice)
    {
        if (await ChangeAsync(command) is not null)
        {
            GoTo(At($"accounts/{Id}"), notice);
        }
    }
}

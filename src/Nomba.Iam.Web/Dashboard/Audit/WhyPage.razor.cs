using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Accounts;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.Audit;

/// <summary>Why something was refused: by the id of the request, or by who wanted to do what.</summary>
public sealed partial class WhyPage
{
    private IReadOnlyList<MemberOverview> _members = [];
    private IReadOnlyList<AudiencePermissions> _audiences = [];
    private IReadOnlyList<Account> _accounts = [];
    private IReadOnlyList<Error> _decisionErrors = [];
    private Decision? _decision;
    private RequestExplanation? _explanation;
    private string? _requestFault;

    [SupplyParameterFromQuery(Name = "request")]
    private string? RequestId { get; set; }

    [SupplyParameterFromQuery(Name = "member")]
    private string? Member { get; set; }

    [SupplyParameterFromQuery(Name = "permission")]
    private string? Permission { get; set; }

    [SupplyParameterFromQuery(Name = "account")]
    private string? Account { get; set; }

    private string NameOf(AccountId id) => _accounts.FirstOrDefault(a => a.Id == id)?.Name ?? id.ToString();

    protected override async Task LoadAsync()
    {
        if (!May(IamPermissions.AuditRead))
        {
            Require(IamPermissions.DecisionsCreate);
        }

        if (Fault is not null)
        {
            return;
        }

        if (May(IamPermissions.DecisionsCreate) && May(IamPermissions.MembersRead) && May(IamPermissions.RolesRead))
        {
            _members = (await ReadAsync(new ListMemberOverviews(OrganizationId, new MemberOverviewFilter(PageRules.MaxLimit))))?.Items ?? [];
            _audiences = (await ReadAsync(new ListPermissions(OrganizationId)))?.Audiences ?? [];
            _accounts = May(IamPermissions.OrganizationRead) ? (await ReadAsync(new ListAccounts(OrganizationId, new AccountFilter(PageRules.MaxLimit, null, null, null))))?.Items ?? [] : [];
        }

        await AnswerAsync();
    }

    private async Task AnswerAsync()
    {
        if (!string.IsNullOrWhiteSpace(RequestId))
        {
            _explanation = await TryAsync(new ExplainRequest(OrganizationId, RequestId.Trim()));
            _requestFault = Errors is [var first, ..] ? first.Message : null;
        }
        else if (!string.IsNullOrWhiteSpace(Permission))
        {
            _decision = await TryAsync(new Decide(OrganizationId, MemberId.TryParse(Member, null, out var id) ? id : default, Permission, AccountId.TryParse(Account, null, out var account) ? account : null));
            _decisionErrors = Errors;
        }
    }
}

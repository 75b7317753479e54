using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.Organizations;

/// <summary>An organization at a glance. Whoever may not read it still has a start page.</summary>
public sealed partial class OverviewPage
{
    private OrganizationActivity? _activity;
    private bool _hasSecondFactor;

    [SupplyParameterFromQuery(Name = "period")]
    private string? Period { get; set; }

    private string PeriodName => Period is "7d" or "30d" ? Period : "24h";

    private bool IsDay => PeriodName == "24h";

    private (string Value, string Word)[] Periods => [("24h", T["24 hours"]), ("7d", T["7 days"]), ("30d", T["30 days"])];

    private string Home => $"/o/{OrganizationId}";

    private IReadOnlyList<ChartBar> BarsOf(KeySummary keys) => IsDay ? ChartBar.Of(keys.Hours) : [.. ChartBar.Of(keys.Days).TakeLast(PeriodName == "7d" ? 7 : 30)];

    protected override async Task LoadAsync()
    {
        if (May(IamPermissions.OrganizationRead))
        {
            _activity = await ReadAsync(new GetOrganizationActivity(OrganizationId));
            _hasSecondFactor = _activity?.FirstRun.HasToken == false && (await ReadAsync(new GetOwnSecondFactors()))?.Held.Any == true;
        }
    }
}

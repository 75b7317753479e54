using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.Organizations;

/// <summary>An organization at a glance. Whoever may not read it still has a start page.</summary>
public sealed partial class OverviewPage
{
    private OrganizationActivity? _activity;

    [SupplyParameterFromQuery(Name = "period")]
    private string? Period { get; set; }

    private bool IsMonth => Period == "30d";

    private string Home => $"/o/{OrganizationId}";

    protected override async Task LoadAsync()
    {
        if (May(IamPermissions.OrganizationRead))
        {
            _activity = await ReadAsync(new GetOrganizationActivity(OrganizationId));
        }
    }

    private static IReadOnlyList<ChartBar> BarsOf(UsageSeries series) =>
        [.. series.Uses.Select((uses, step) => new ChartBar(series.StartOf(step), uses, series.Refusals[step]))];
}

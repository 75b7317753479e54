using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.Organizations;

/// <summary>An organization at a glance. Whoever may not read it still has a start page.</summary>
public sealed partial class OverviewPage
{
    private OrganizationActivity? _activity;
    private bool _hasSecondFactor;

    [SupplyParameterFromQuery(Name = "period")]
    private string? Period { get; set; }

    private bool IsMonth => Period == "30d";

    private string Home => $"/o/{OrganizationId}";

    protected override async Task LoadAsync()
    {
        if (May(IamPermissions.OrganizationRead))
        {
            _activity = await ReadAsync(new GetOrganizationActivity(OrganizationId));
            _hasSecondFactor = _activity?.FirstRun.HasToken == false && (await ReadAsync(new GetOwnSecondFactors()))?.Held.Any == true;
        }
    }
}

using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Web.Dashboard.Organizations;

/// <summary>Where a person belongs, also where the door is closed for now: it says why.</summary>
public sealed partial class OrganizationsPage
{
    public const string Path = "/organizations";

    private const int Limit = 100;

    private OwnOrganizationPage? _page;

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    private bool MayFound => Options.Value.SelfService || Visit.Person.IsOperator;

    protected override async Task LoadAsync() =>
        _page = await ReadAsync(new ListOwnOrganizations(Limit, MemberId.TryParse(Before, null, out var last) ? last : null));

    private bool IsOpen(OwnOrganization own) => Visit.Memberships.Any(m => m.OrganizationId == own.Organization.Id);
}

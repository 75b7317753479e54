using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Organizations;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Dashboard.Organizations;

/// <summary>What an organization is called, how it is reached, and what it asks of a sign-in.</summary>
public sealed partial class SettingsPage
{
    private Organization? _organization;
    private IReadOnlyList<Error> _settingsErrors = [];
    private IReadOnlyList<Error> _factorErrors = [];

    [SupplyParameterFromForm(Name = "name", FormName = "settings")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(Name = "contactEmail", FormName = "settings")]
    private string? ContactEmail { get; set; }

    [SupplyParameterFromForm(Name = "website", FormName = "settings")]
    private string? Website { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "settings")]
    private int? Revision { get; set; }

    [SupplyParameterFromForm(Name = "required", FormName = "second-factor")]
    private string? Required { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "second-factor")]
    private int? FactorRevision { get; set; }

    protected override async Task LoadAsync()
    {
        _organization = await ReadAsync(new GetOrganization(OrganizationId));
        if (Revision is null && _organization is not null)
        {
            (Name, ContactEmail, Website) = (_organization.Name, _organization.ContactEmail, _organization.Website);
        }
    }

    private async Task SaveAsync()
    {
        await SendAsync(new UpdateOrganization(OrganizationId, Name ?? "", ContactEmail ?? "", Website ?? "") { Expected = Seen(Revision) }, NoticeKind.Saved);
        _settingsErrors = Errors;
    }

    private async Task SwitchAsync()
    {
        var required = Required == "yes";
        await SendAsync(
            new UpdateOrganization(OrganizationId, null, null, null) { RequiresSecondFactor = required, Expected = Seen(FactorRevision) },
            required ? NoticeKind.SwitchedOn : NoticeKind.SwitchedOff);
        _factorErrors = Errors;
    }

    private async Task SendAsync(UpdateOrganization command, NoticeKind notice)
    {
        if (Fault is null && await ChangeAsync(command) is not null)
        {
            GoTo(At("settings"), notice);
        }
    }
}

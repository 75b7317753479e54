using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.Applications;

/// <summary>One application: how it signs people in, and what can be done with it.</summary>
public sealed partial class ApplicationDetailPage
{
    private Domain.Applications.Application? _application;
    private ApplicationSecretAnswer? _rotated;
    private IReadOnlyList<Error> _actionErrors = [];
    private IReadOnlyList<Error> _editErrors = [];

    [Parameter]
    public string Id { get; set; } = "";

    [SupplyParameterFromForm(Name = "action", FormName = "application-action")]
    private string? Action { get; set; }

    [SupplyParameterFromForm(Name = "name", FormName = "edit-application")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(Name = "description", FormName = "edit-application")]
    private string? Description { get; set; }

    [SupplyParameterFromForm(Name = "uris", FormName = "edit-application")]
    private string? Uris { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "edit-application")]
    private int? Revision { get; set; }

    private ApplicationId ShownId => ApplicationId.TryParse(Id, null, out var id) ? id : default;

    private string Here => At($"applications/{Id}");

    private string? UriFault => _editErrors.FirstOrDefault(e => e.Field?.StartsWith("redirectUris", StringComparison.Ordinal) == true)?.Message;

    protected override async Task LoadAsync()
    {
        _application = await ReadAsync(new GetApplication(OrganizationId, ShownId));
        if (Revision is null && _application is not null)
        {
            (Name, Description, Uris) = (_application.Name, _application.Description, string.Join('\n', _application.RedirectUris));
        }
    }

    private async Task ActAsync()
    {
        if (Fault is not null)
        {
            return;
        }

        NoticeKind? notice = Action switch
        {
            "suspend" when await ChangeAsync(new SuspendApplication(OrganizationId, ShownId, T["Suspended in the dashboard."])) is not null => NoticeKind.Suspended,
            "resume" when await ChangeAsync(new ResumeApplication(OrganizationId, ShownId)) is not null => NoticeKind.Resumed,
            "cancel" when await ChangeAsync(new CancelApplicationRotation(OrganizationId, ShownId)) is not null => NoticeKind.RotationCancelled,
            "complete" when await ChangeAsync(new CompleteApplicationRotation(OrganizationId, ShownId, RevokeTokens: false)) is not null => NoticeKind.OldSecretEnded,
            _ => null,
        };
        if (Action == "rotate")
        {
            _rotated = await ChangeAsync(new RotateApplicationSecret(OrganizationId, ShownId, null));
        }
        else if (notice is { } done)
        {
            GoTo(Here, done);
        }

        _actionErrors = Errors;
    }

    private async Task SaveAsync()
    {
        var command = new UpdateApplication(OrganizationId, ShownId) { Name = Name, Description = Description ?? "", RedirectUris = Lines.Of(Uris), Expected = Seen(Revision) };
        if (Fault is null && await ChangeAsync(command) is not null)
        {
            GoTo(Here, NoticeKind.Saved);
        }

        _editErrors = Errors;
    }

    private string StateOf(ApplicationSecret kept) => kept.State switch
    {
        ApplicationSecretState.Pending => T["waits for its first use"],
        ApplicationSecretState.Active => T["works"],
        ApplicationSecretState.Retiring when kept.IsGoodAt(Now) => T["dies"],
        _ => T["dead"],
    };
}

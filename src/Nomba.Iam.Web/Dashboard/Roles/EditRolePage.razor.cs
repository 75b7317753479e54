using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.Roles;

/// <summary>A role of the organization's own, new or changed. Who is affected, and what they gain and lose, is seen before a change is saved.</summary>
public sealed partial class EditRolePage
{
    private PermissionCatalogue? _catalogue;
    private Role? _role;
    private Role? _model;
    private RoleUpdatePreview? _preview;
    private RoleImpact? _impact;

    [Parameter]
    public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromForm(Name = "name", FormName = "edit-role")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(Name = "description", FormName = "edit-role")]
    private string? Description { get; set; }

    [SupplyParameterFromForm(Name = "permissions", FormName = "edit-role")]
    private List<string>? Permissions { get; set; }

    [SupplyParameterFromForm(Name = "revision", FormName = "edit-role")]
    private int? Revision { get; set; }

    [SupplyParameterFromForm(Name = "step", FormName = "edit-role")]
    private string? Step { get; set; }

    private bool IsNew => Id is null;

    private RoleId RoleId => RoleId.TryParse(Id, null, out var id) ? id : default;

    protected override async Task LoadAsync()
    {
        Require(IsNew ? IamPermissions.RolesCreate : IamPermissions.RolesUpdate);
        _catalogue = Fault is null ? await ReadAsync(new ListPermissions(OrganizationId)) : null;
        var source = IsNew ? From : Id;
        var shown = Fault is null && source is not null ? await ReadAsync(new GetRole(OrganizationId, RoleId.TryParse(source, null, out var id) ? id : default)) : null;
        if (shown is { IsSystem: true } && !IsNew)
        {
            Miss(RoleErrors.System);
        }

        _role = IsNew ? null : shown;
        if (!IsPost)
        {
            (Name, Description) = IsNew ? (null, null) : (shown?.Name, shown?.Description);
        }

        Permissions ??= IsPost ? [] : [.. shown?.Permissions ?? []];
        _model = Nearest(Permissions);
    }

    private async Task SubmitAsync()
    {
        if (Fault is not null || Step == "edit")
        {
            return;
        }

        if (Step == "preview")
        {
            _preview = await TryAsync(new PreviewRoleUpdate(OrganizationId, RoleId, Permissions));
            _impact = await TryAsync(new GetRoleImpact(OrganizationId, RoleId));
        }
        else if (IsNew && await ChangeAsync(new CreateRole(OrganizationId, Name, Description, Permissions, null)) is { } created)
        {
            GoTo(At($"roles/{created.Id}"), NoticeKind.Created);
        }
        else if (!IsNew && await ChangeAsync(new UpdateRole(OrganizationId, RoleId, Name, Description ?? "", Permissions) { Expected = Seen(Revision) }) is not null)
        {
            GoTo(At($"roles/{Id}"), NoticeKind.Saved);
        }
    }

    // The system role with the fewest differences.
    private Role? Nearest(List<string> patterns)
    {
        if (_catalogue is null || patterns.Count == 0)
        {
            return null;
        }

        var all = _catalogue.Audiences.SelectMany(a => a.Permissions).ToList();
        var held = all.Where(p => Grants(patterns, p)).ToHashSet(StringComparer.Ordinal);
        return SystemRoles.All.Where(r => r.Id != SystemRoles.Owner.Id).MinBy(r => all.Count(p => held.Contains(p) != Grants(r.Permissions, p)));
    }

    private static bool Grants(IEnumerable<string> patterns, string permission) =>
        patterns.Any(text => PermissionPattern.TryParse(text, out var pattern) && pattern.Matches(permission));
}

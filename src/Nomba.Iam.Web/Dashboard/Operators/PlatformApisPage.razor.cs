using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.ResourceServers;
using Nomba.Iam.Domain.ResourceServers;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.Operators;

/// <summary>The APIs that take tokens from here, and their permissions.</summary>
public sealed partial class PlatformApisPage
{
    private const string Here = "/operator/apis";

    private ResourceServerPage? _page;
    private RegisteredResourceServer? _registered;
    private IReadOnlyList<Error> _actionErrors = [];
    private IReadOnlyList<Error> _defineErrors = [];
    private IReadOnlyList<Error> _registerErrors = [];

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromForm(Name = "action", FormName = "api-action")]
    private string? Action { get; set; }

    [SupplyParameterFromForm(Name = "server", FormName = "define")]
    private string? Server { get; set; }

    [SupplyParameterFromForm(Name = "permission", FormName = "define")]
    private string? Permission { get; set; }

    [SupplyParameterFromForm(Name = "description", FormName = "define")]
    private string? Description { get; set; }

    [SupplyParameterFromForm(Name = "audience", FormName = "register")]
    private string? Audience { get; set; }

    [SupplyParameterFromForm(Name = "permissions", FormName = "register")]
    private string? Permissions { get; set; }

    private string? PermissionFault => _registerErrors.FirstOrDefault(e => e.Field?.StartsWith("permissions", StringComparison.Ordinal) == true)?.Message;

    protected override async Task LoadAsync() =>
        _page = await ReadAsync(new ListResourceServers(50, ResourceServerId.TryParse(Before, null, out var last) ? last : null));

    private async Task ActAsync()
    {
        var parts = (Action ?? "").Split('|');
        if (Fault is not null || parts is not [var verb, var server, var permission] || !ResourceServerId.TryParse(server, null, out var id))
        {
            return;
        }

        if (verb == "secret")
        {
            _registered = await ChangeAsync(new ReplaceResourceServerSecret(id));
        }
        else if ((verb == "deprecate" && await ChangeAsync(new DeprecatePermission(id, permission)) is not null)
            || (verb == "remove" && await ChangeAsync(new RemovePermission(id, permission)) is not null))
        {
            GoTo(Here, NoticeKind.Saved);
        }

        _actionErrors = Errors;
    }

    private async Task DefineAsync()
    {
        var id = ResourceServerId.TryParse(Server, null, out var parsed) ? parsed : default;
        if (Fault is null && await ChangeAsync(new DefinePermission(id, new PermissionDraft((Permission ?? "").Trim(), Description))) is not null)
        {
            GoTo(Here, NoticeKind.Created);
        }

        _defineErrors = Errors;
    }

    private async Task RegisterAsync()
    {
        PermissionDraft[] drafts =
        [
            .. Lines.Of(Permissions).Select(line => line.Split(' ', 2)).Select(parts => new PermissionDraft(parts[0], parts.Length > 1 ? parts[1] : null)),
        ];
        if (Fault is null)
        {
            _registered = await ChangeAsync(new RegisterResourceServer(Audience, drafts));
        }

        _registerErrors = Errors;
    }
}

using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>What a person signs in with besides the password. Each kind of factor is a section with forms of its own.</summary>
public sealed partial class SecurityPage
{
    public const string Path = "/security";

    private OwnSecondFactors? _own;
    private IReadOnlyList<Passkey> _passkeys = [];

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    /// <summary>Where the person was going when they were led here; null when they came by themselves.</summary>
    private string? Next => LocalPath.OrHome(ReturnUrl) is var next && next != LocalPath.Home ? next : null;

    private string Here => To(Next);

    /// <summary>The page, and where it leads on to.</summary>
    public static string To(string? next) => next is null ? Path : Path + QueryString.Create("returnUrl", next);

    // The form's token has proven that a post comes from this very page, so the session may act.
    protected override async Task OnInitializedAsync()
    {
        await SessionPerson.ActAsync(Context, Context.User, null, Sender);
        await ReadAsync();
    }

    // What is rendered is read last: with it the sections come, and they need the rest.
    private async Task ReadAsync()
    {
        _passkeys = (await Sender.Send(new ListPasskeys(), Context.RequestAborted)).Value;
        _own = (await Sender.Send(new GetOwnSecondFactors(), Context.RequestAborted)).Value;
    }
}

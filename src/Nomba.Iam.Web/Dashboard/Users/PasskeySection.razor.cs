using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>A person's passkeys: adds, names and removes them. What the authenticator answered comes as a field of the form.</summary>
public sealed partial class PasskeySection
{
    private IReadOnlyList<Error> _errors = [];
    private string? _renamed;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Parameter, EditorRequired]
    public OwnSecondFactors Own { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<Passkey> Passkeys { get; set; } = [];

    /// <summary>The page, with where it leads on to.</summary>
    [Parameter, EditorRequired]
    public string Here { get; set; } = "";

    [SupplyParameterFromForm(Name = "credential", FormName = "passkey-new")]
    private string? Credential { get; set; }

    // Of whichever form was sent: each passkey has one.
    [SupplyParameterFromForm(Name = "passkeyName")]
    private string? Name { get; set; }

    private async Task RegisterAsync()
    {
        var attested = await Ceremony.AttestAsync(Context, Credential);
        if (!attested.TryGetValue(out var passkey))
        {
            Refuse(attested.Errors);
            return;
        }

        var name = BrowserWords.Of(T, Context.Request.Headers.UserAgent);
        End((await Sender.Send(new RegisterPasskey(passkey, name), Context.RequestAborted)).Errors, NoticeKind.PasskeyAdded);
    }

    private async Task RenameAsync(string id)
    {
        _renamed = id;
        End((await Sender.Send(new RenamePasskey(id, Name), Context.RequestAborted)).Errors, NoticeKind.Saved);
    }

    private async Task RemoveAsync(string id) => End((await Sender.Send(new RemovePasskey(id), Context.RequestAborted)).Errors, NoticeKind.PasskeyRemoved);

    private void End(IReadOnlyList<Error> errors, NoticeKind notice)
    {
        if (errors.Count > 0)
        {
            Refuse(errors);
            return;
        }

        Notices.Leave(Context, notice);
        Navigation.NavigateTo(Here);
    }

    private void Refuse(IReadOnlyList<Error> errors)
    {
        if (Freshness.AsksAgain(Context, Navigation, errors[0]))
        {
            return;
        }

        _errors = errors;
        Context.Refuse(errors[0]);
    }
}

using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Applications;

/// <summary>What a person lets applications do, and where they take it back.</summary>
public sealed partial class MyApplicationsPage
{
    private const int Limit = 100;

    private ConsentPage _consents = new([], null);

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromForm(Name = "consent", FormName = "take-back")]
    private string? Consent { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await SessionPerson.ActAsync(Context, Context.User, null, Sender);
        ConsentId? before = ConsentId.TryParse(Before, null, out var last) ? last : null;
        _consents = (await Sender.Send(new ListMyConsents(Limit, before), Context.RequestAborted)).Value;
    }

    // One that is gone already was taken back elsewhere: the list shows it either way.
    private async Task TakeBackAsync()
    {
        await Sender.Send(new RevokeConsent(ConsentId.TryParse(Consent, null, out var id) ? id : default), Context.RequestAborted);
        Navigation.NavigateTo("/applications");
    }
}

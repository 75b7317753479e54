using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Web.Dashboard.Applications;

/// <summary>What a person lets applications do, and where they take it back.</summary>
public sealed partial class MyApplicationsPage
{
    private const int Limit = 100;

    private ConsentPage? _consents;

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [SupplyParameterFromForm(Name = "consent", FormName = "take-back")]
    private string? Consent { get; set; }

    protected override async Task LoadAsync() =>
        _consents = await ReadAsync(new ListMyConsents(Limit, ConsentId.TryParse(Before, null, out var last) ? last : null));

    // One that is gone already was taken back elsewhere: the list shows it either way.
    private async Task TakeBackAsync()
    {
        await Sender.Send(new RevokeConsent(ConsentId.TryParse(Consent, null, out var id) ? id : default), Aborted);
        GoTo("/applications", NoticeKind.ConsentEnded);
    }
}

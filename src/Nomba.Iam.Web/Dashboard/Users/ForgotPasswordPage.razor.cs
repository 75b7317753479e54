using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Asks for a link for a new password. One answer, in the same time, whether or not there is such a person.</summary>
public sealed partial class ForgotPasswordPage
{
    private IReadOnlyList<Error> _errors = [];
    private bool _sent;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(Name = "email", FormName = "forgot-password")]
    private string? Email { get; set; }

    private async Task SubmitAsync()
    {
        var message = new RequestPasswordReset((Email ?? "").Trim());
        var asked = await EvenAnswers.WaitAsync(Context, () => Sender.Send(message, Context.RequestAborted));
        _sent = asked.IsSuccess;
        _errors = asked.Errors;
        if (!asked.IsSuccess)
        {
            Context.Refuse(asked.Error);
        }
    }
}

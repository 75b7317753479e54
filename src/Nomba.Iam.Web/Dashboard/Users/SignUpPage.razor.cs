using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>Asks for an account. One answer, in the same time, whether or not the address has one: its mailbox is told.</summary>
public sealed partial class SignUpPage
{
    private IReadOnlyList<Error> _errors = [];
    private bool _sent;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [SupplyParameterFromForm(Name = "email", FormName = "sign-up")]
    private string? Email { get; set; }

    [SupplyParameterFromForm(Name = "password", FormName = "sign-up")]
    private string? Password { get; set; }

    private async Task SubmitAsync()
    {
        var message = new SignUp((Email ?? "").Trim(), Password ?? "");
        var asked = await EvenAnswers.WaitAsync(Context, () => Sender.Send(message, Context.RequestAborted));
        _sent = asked.IsSuccess;
        _errors = asked.Errors;
        if (!asked.IsSuccess)
        {
            Context.Refuse(asked.Error);
        }
    }
}

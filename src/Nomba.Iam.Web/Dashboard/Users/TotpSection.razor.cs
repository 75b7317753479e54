using Mediator;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Web.Dashboard.Users;

/// <summary>
/// Sets an authenticator app up, makes recovery codes, and switches it off. What is shown once is in the answer to the post itself: not in an
/// address, not in a cookie, and not there again.
/// </summary>
public sealed partial class TotpSection
{
    private IReadOnlyList<Error> _errors = [];
    private TotpSetup? _setup;
    private RecoveryCodeSet? _codes;

    [CascadingParameter]
    private HttpContext Context { get; set; } = default!;

    [Parameter, EditorRequired]
    public OwnSecondFactors Own { get; set; } = default!;

    /// <summary>What the person holds is not what it was.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>The page, with where it leads on to.</summary>
    [Parameter, EditorRequired]
    public string Here { get; set; } = "";

    [SupplyParameterFromForm(Name = "decision", FormName = "totp")]
    private string? Decision { get; set; }

    [SupplyParameterFromForm(Name = "currentPassword", FormName = "totp")]
    private string? CurrentPassword { get; set; }

    [SupplyParameterFromForm(Name = "code", FormName = TotpSetupForm.FormName)]
    private string? Code { get; set; }

    /// <summary>Of the page that it was shown on, to show it again beside a code that is not right. What counts is what is stored.</summary>
    [SupplyParameterFromForm(Name = "key", FormName = TotpSetupForm.FormName)]
    private string? Key { get; set; }

    protected override void OnInitialized()
    {
        if (TotpKey.TryRead(Key, out var key))
        {
            _setup = new TotpSetup(key, Context.User.Identity?.Name ?? "");
        }
    }

    private Task DecideAsync() => Decision switch
    {
        "begin" => BeginAsync(),
        "codes" => RegenerateAsync(),
        "disable" => DisableAsync(),
        _ => Task.CompletedTask,
    };

    private async Task BeginAsync()
    {
        _setup = await SendAsync(new BeginTotpSetup(CurrentPassword ?? ""));
        Key = _setup?.Key.Reveal();
    }

    private async Task ConfirmAsync()
    {
        _codes = await SendAsync(new ConfirmTotpSetup(Code ?? ""));
        if (_codes is not null)
        {
            await Changed.InvokeAsync();
        }
        else if (_errors.All(e => e != SecondFactorErrors.WrongCode && e.Kind != ErrorKind.Throttled))
        {
            // There is nothing left to confirm.
            Key = null;
        }
    }

    private async Task RegenerateAsync()
    {
        _codes = await SendAsync(new RegenerateRecoveryCodes(CurrentPassword ?? ""));
        await Changed.InvokeAsync();
    }

    private async Task DisableAsync()
    {
        var disabled = await Sender.Send(new DisableTotp(CurrentPassword ?? ""), Context.RequestAborted);
        if (disabled.IsSuccess)
        {
            Notices.Leave(Context, NoticeKind.TotpDisabled);
            Navigation.NavigateTo(Here);
            return;
        }

        Refuse(disabled.Errors);
    }

    private async Task<T?> SendAsync<T>(ICommand<Result<T>> command)
        where T : class
    {
        var done = await Sender.Send(command, Context.RequestAborted);
        if (done.TryGetValue(out var value))
        {
            return value;
        }

        Refuse(done.Errors);
        return null;
    }

    private void Refuse(IReadOnlyList<Error> errors)
    {
        _errors = [.. errors.Select(e => e.RetryAfter is { } wait ? e with { Message = TurnedAway.Say(T, Context, wait) } : e)];
        Context.Refuse(errors[0]);
    }
}

using Mediator;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Dashboard.Layout;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Console;

/// <summary>
/// What pages of the console have in common. A page reads with <see cref="ReadAsync{T}"/> and shows <see cref="Fault"/> in its own place when it
/// could not; it changes something with <see cref="ChangeAsync{T}"/> and shows <see cref="Errors"/> beside its fields.
/// </summary>
[Console]
[Layout(typeof(ConsoleLayout))]
public abstract class SitePage : ComponentBase
{
    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    [Inject]
    protected ISender Sender { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Text> T { get; set; } = default!;

    [Inject]
    private ViewerClock Clock { get; set; } = default!;

    [Inject]
    private Notices Notices { get; set; } = default!;

    /// <summary>Why the page cannot be shown; null when it can.</summary>
    protected Error? Fault { get; private set; }

    /// <summary>What is wrong with what was sent.</summary>
    protected IReadOnlyList<Error> Errors { get; set; } = [];

    protected ConsoleVisit Visit => Context.Features.Get<ConsoleVisit>()!;

    protected DateTimeOffset Now => Clock.Now;

    /// <summary>Of whoever looks.</summary>
    protected TimeZoneInfo Zone => Clock.Zone;

    protected CancellationToken Aborted => Context.RequestAborted;

    protected bool IsPost => HttpMethods.IsPost(Context.Request.Method);

    protected bool May(string permission) => Visit.May(permission);

    /// <summary>For a page that only has a form: refused to whoever may not send it. The use case decides all the same.</summary>
    protected void Require(string permission)
    {
        if (!May(permission))
        {
            Miss(PipelineErrors.MissingPermission(permission));
        }
    }

    /// <summary>The page's own thing is not there, or not in a state to be shown so.</summary>
    protected void Miss(Error error)
    {
        Fault ??= error;
        Context.Refuse(error);
    }

    /// <summary>Whether what was typed is the name of what cannot be brought back; says so beside the field <c>name</c> when it is not.</summary>
    protected bool Confirms(string? typed, string name)
    {
        if (Fault is null && typed?.Trim() == name)
        {
            return true;
        }

        Errors = [Error.Invalid("confirmation.name", T["That is not the name. Nothing was done."], "name")];
        Context.Refuse(Errors[0]);
        return false;
    }

    /// <summary>The revision that a form was filled in against. A form without one is none of ours, and changes nothing.</summary>
    protected static ExpectedRevision Seen(int? revision) => ExpectedRevision.OneOf(revision is { } seen ? [seen] : []);

    /// <summary>The revision for a form that is shown again: what it had, unless that is what was wrong with it.</summary>
    protected int KeepSeen(int? posted, int current) => posted is { } seen && Errors.All(e => e.Kind != ErrorKind.Outdated) ? seen : current;

    /// <summary>What a query finds. When it is refused the page is: <see cref="Fault"/> says why, and the status tells programs.</summary>
    protected async ValueTask<T?> ReadAsync<T>(IQuery<Result<T>> query)
    {
        var found = await Sender.Send(query, Aborted);
        if (found.TryGetValue(out var value))
        {
            return value;
        }

        Miss(found.Error);
        return default;
    }

    /// <summary>A question that a form asks. Null when it was refused: <see cref="Errors"/> says what to put right.</summary>
    protected async ValueTask<T?> TryAsync<T>(IQuery<Result<T>> query)
        where T : class
    {
        var found = await Sender.Send(query, Aborted);
        return Accept(found) ? found.Value : null;
    }

    /// <summary>Carries a command out. Null when it was refused: <see cref="Errors"/> says what to put right.</summary>
    protected async ValueTask<T?> ChangeAsync<T>(ICommand<Result<T>> command)
        where T : class
    {
        var done = await Sender.Send(command, Aborted);
        return Accept(done) ? done.Value : null;
    }

    /// <inheritdoc cref="ChangeAsync{T}"/>
    protected async ValueTask<bool> ChangeAsync(ICommand<Result> command) => Accept(await Sender.Send(command, Aborted));

    /// <summary>To another page, which says what was done.</summary>
    protected void GoTo(string address, NoticeKind? notice = null)
    {
        if (notice is { } kind)
        {
            Notices.Leave(Context, kind);
        }

        Navigation.NavigateTo(address);
    }

    /// <summary>Loads what the page shows, before any of it is rendered: a page never sees itself without its data.</summary>
    protected virtual Task LoadAsync() => Task.CompletedTask;

    /// <summary>The framework renders while this runs, which is too early: see <see cref="LoadAsync"/>.</summary>
    protected sealed override Task OnInitializedAsync() => Task.CompletedTask;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        await LoadAsync();
        await base.SetParametersAsync(ParameterView.Empty);
    }

    // Whether the form has anything that would be missed: not its marks, what came along to be compared, and which button it was.
    private bool IsFilledIn() => Context.Request.HasFormContentType && Context.Request.Form.Any(f =>
        f.Key is not ("_handler" or "__RequestVerificationToken" or "revision" or "action" or "required") && !string.IsNullOrEmpty(f.Value));

    private bool Accept<TResult>(TResult done)
        where TResult : IResult<TResult>
    {
        if (done.IsSuccess)
        {
            return true;
        }

        if (!IsFilledIn() && Freshness.AsksAgain(Context, Navigation, done.Errors[0]))
        {
            Errors = done.Errors;
            return false;
        }

        Errors = [.. done.Errors.Select(e => e.Kind == ErrorKind.Outdated ? e with { Message = T["Somebody has changed this since you opened it. Look at what is there now, then save again."] } : e)];
        Context.Refuse(done.Errors[0]);
        return false;
    }
}

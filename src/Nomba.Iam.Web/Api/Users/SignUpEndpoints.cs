using Mediator;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Contracts.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Users;

/// <summary>What anybody may ask without being signed in: an account, a new password, and what the links in mails do.</summary>
internal static class SignUpEndpoints
{
    public static void MapSignUp(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("").WithTags("Sign-up and recovery").ForAnybody();
        open.MapPost("/sign-up", SignUpAsync).AddEndpointFilter(EvenAnswers.WaitAsync).WithName("signUp").WithSummary("Sign up")
            .WithDescription("The answer is the same whether or not the address has an account; a mail to it says what to do.")
            .Produces(StatusCodes.Status202Accepted).ProducesPublicProblems(StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests);
        open.MapPost("/email-confirmations", ConfirmAsync).WithName("confirmEmail").WithSummary("Confirm the address of a sign-up")
            .Produces<ConfirmedEmailResponse>().ProducesLinkProblems();
        open.MapPost("/password-resets", RequestResetAsync).AddEndpointFilter(EvenAnswers.WaitAsync).WithName("requestPasswordReset").WithSummary("Ask for a new password")
            .WithDescription("The answer is the same whether or not there is such a person. The link is good for one hour, once.")
            .Produces(StatusCodes.Status202Accepted).ProducesPublicProblems(StatusCodes.Status429TooManyRequests);
        open.MapPost("/password-resets/confirm", ResetAsync).WithName("resetPassword").WithSummary("Choose a new password by a link")
            .WithDescription("Also takes the link of a new operator of the platform. Every session of the person ends, and every token that an application holds for them.")
            .Produces(StatusCodes.Status204NoContent).ProducesLinkProblems();
        open.MapPost("/email-changes/confirm", ConfirmChangeAsync).WithName("confirmEmailChange").WithSummary("Agree to a change of address")
            .WithDescription("The old and the new address each have a link; the change takes effect with the second.").Produces<EmailChangeResponse>().ProducesLinkProblems();
        open.MapPost("/email-changes/cancel", CancelChangeAsync).WithName("cancelEmailChange").WithSummary("Call a change of address off")
            .WithDescription("By the link of either address, used or not.").Produces(StatusCodes.Status204NoContent).ProducesLinkProblems();
    }

    private static async Task<IResult> SignUpAsync(SignUpRequest request, ISender sender, CancellationToken cancellationToken) =>
        Accepted(await sender.Send(new SignUp((request.Email ?? "").Trim(), request.Password ?? ""), cancellationToken));

    private static async Task<IResult> ConfirmAsync(LinkRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ConfirmSignUp(request.Token ?? ""), cancellationToken);
        return result.TryGetValue(out var profile) ? Results.Ok(new ConfirmedEmailResponse(profile.Email)) : Problems.From(result.Errors);
    }

    private static async Task<IResult> RequestResetAsync(PasswordResetRequest request, ISender sender, CancellationToken cancellationToken) =>
        Accepted(await sender.Send(new RequestPasswordReset((request.Email ?? "").Trim()), cancellationToken));

    private static async Task<IResult> ResetAsync(NewPasswordRequest request, ISender sender, CancellationToken cancellationToken) =>
        Done(await sender.Send(new ResetPassword(request.Token ?? "", request.NewPassword ?? ""), cancellationToken));

    private static async Task<IResult> ConfirmChangeAsync(LinkRequest request, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new ConfirmEmailChange(request.Token ?? ""), cancellationToken);
        return result.TryGetValue(out var change)
            ? Results.Ok(new EmailChangeResponse(change.OldConfirmedAt is not null, change.NewConfirmedAt is not null, change.IsComplete))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> CancelChangeAsync(LinkRequest request, ISender sender, CancellationToken cancellationToken) =>
        Done(await sender.Send(new CancelEmailChange(request.Token ?? ""), cancellationToken));

    private static IResult Accepted(Result result) => result.IsSuccess ? Results.Accepted() : Problems.From(result.Errors);

    private static IResult Done(Result result) => result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
}

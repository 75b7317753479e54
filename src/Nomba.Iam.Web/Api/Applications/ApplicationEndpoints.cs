using Mediator;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Applications;

/// <summary>Routes, permissions and mapping of the application use cases. No rules.</summary>
internal static class ApplicationEndpoints
{
    public static void MapApplications(this IEndpointRouteBuilder app)
    {
        var applications = app.MapGroup("/applications").WithTags("Applications");
        applications.MapPost("", CreateAsync).RequirePermission(IamPermissions.ApplicationsCreate).WithName("createApplication").Idempotent()
            .WithSummary("Register an application").WithDescription("The secret of a confidential one is in this answer and nowhere else.")
            .Produces<IssuedApplicationSecretResponse>(StatusCodes.Status201Created).ProducesChangeProblems();
        applications.MapGet("", ListAsync).RequirePermission(IamPermissions.ApplicationsRead).WithName("listApplications")
            .WithSummary("List applications, newest first").Produces<Page<ApplicationResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        applications.MapGet("/{applicationId}", GetAsync).RequirePermission(IamPermissions.ApplicationsRead).WithName("getApplication")
            .WithSummary("Read an application").Produces<ApplicationResponse>().ProducesProblems();
        applications.MapPatch("/{applicationId}", UpdateAsync).RequirePermission(IamPermissions.ApplicationsUpdate).WithName("updateApplication")
            .WithSummary("Change an application")
            .WithDescription("When it is allowed less, every token that it holds is dead once this answers. When it is allowed more or gets another redirect URI, people are asked again.")
            .Produces<ApplicationResponse>().ProducesChangeProblems();
        applications.MapDelete("/{applicationId}", DeleteAsync).RequirePermission(IamPermissions.ApplicationsDelete).WithName("deleteApplication")
            .WithSummary("Delete an application for good").WithDescription("Every token that it holds is dead once this answers. Its client id is never given to another.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblems();
        applications.MapPost("/{applicationId}/suspend", SuspendAsync).RequirePermission(IamPermissions.ApplicationsSuspend).WithName("suspendApplication")
            .WithSummary("Suspend an application").WithDescription("Every token that it holds is dead once this answers. Suspending it again changes nothing.")
            .Produces<ApplicationResponse>().ProducesChangeProblems();
        applications.MapPost("/{applicationId}/resume", ResumeAsync).RequirePermission(IamPermissions.ApplicationsSuspend).WithName("resumeApplication")
            .WithSummary("Resume a suspended application").WithDescription("It may get new tokens. Those from before stay dead.")
            .Produces<ApplicationResponse>().ProducesProblems(StatusCodes.Status409Conflict);
        MapSecrets(applications);
        applications.MapGet("/{applicationId}/consents", ConsentsAsync).RequirePermission(IamPermissions.ApplicationsRead).WithName("listApplicationConsents")
            .WithSummary("List who of the organization lets it act for them, newest first")
            .Produces<Page<ConsentResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
    }

    private static void MapSecrets(RouteGroupBuilder applications)
    {
        applications.MapPost("/{applicationId}/rotate-secret", RotateAsync).RequirePermission(IamPermissions.ApplicationsUpdate).WithName("rotateApplicationSecret").Idempotent()
            .WithSummary("Get another secret")
            .WithDescription("It is in this answer and nowhere else. Its first use makes it active; the grace period of the one before starts then.")
            .Produces<IssuedApplicationSecretResponse>().ProducesChangeProblems();
        applications.MapPost("/{applicationId}/rotate-secret/cancel", CancelAsync).RequirePermission(IamPermissions.ApplicationsUpdate)
            .WithName("cancelApplicationRotation").WithSummary("Take a new secret back that nobody has used")
            .Produces<ApplicationResponse>().ProducesProblems(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> CreateAsync(
        string accountId, CreateApplicationRequest request, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var command = new CreateApplication(RouteIds.Organization(accountId), request.Name, request.Kind, request.RedirectUris)
        {
            Description = request.Description,
            AllowedPermissions = request.AllowedPermissions,
        };
        var result = await sender.Send(command, cancellationToken);
        return result.TryGetValue(out var created)
            ? IfMatch.Created(
                $"/api/v1/organizations/{accountId}/applications/{created.Application.Id}", created.ToResponse(time.GetUtcNow()), created.Application.Revision)
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> ListAsync(
        string accountId, [AsParameters] ApplicationListQuery query, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var read = query.Read();
        if (!read.TryGetValue(out var filter))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(new ListApplications(RouteIds.Organization(accountId), filter), cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<ApplicationResponse>([.. page.Items.Select(a => a.ToResponse(time.GetUtcNow()))], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> GetAsync([AsParameters] ApplicationPath path, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new GetApplication(path.Organization, path.Application), cancellationToken), time);

    private static async Task<IResult> UpdateAsync(
        [AsParameters] ApplicationUpdate update, UpdateApplicationRequest request, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(update.ToMessage(request), cancellationToken), time);

    private static async Task<IResult> DeleteAsync([AsParameters] ApplicationPath path, ISender sender, CancellationToken cancellationToken)
    {
        var result = await sender.Send(new DeleteApplication(path.Organization, path.Application), cancellationToken);
        return result.IsSuccess ? Results.NoContent() : Problems.From(result.Errors);
    }

    private static async Task<IResult> SuspendAsync(
        [AsParameters] ApplicationPath path, ReasonRequest request, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new SuspendApplication(path.Organization, path.Application, request.Reason), cancellationToken), time);

    private static async Task<IResult> ResumeAsync([AsParameters] ApplicationPath path, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new ResumeApplication(path.Organization, path.Application), cancellationToken), time);

    private static async Task<IResult> RotateAsync(
        [AsParameters] ApplicationPath path, RotateApplicationSecretRequest request, ISender sender, TimeProvider time, CancellationToken cancellationToken)
    {
        var result = await sender.Send(
            new RotateApplicationSecret(path.Organization, path.Application, request.GracePeriodSeconds), cancellationToken);
        return result.TryGetValue(out var rotated)
            ? Results.Ok(rotated.ToResponse(time.GetUtcNow()))
            : Problems.From(result.Errors);
    }

    private static async Task<IResult> CancelAsync([AsParameters] ApplicationPath path, ISender sender, TimeProvider time, CancellationToken cancellationToken) =>
        Answer(await sender.Send(new CancelApplicationRotation(path.Organization, path.Application), cancellationToken), time);

    private static async Task<IResult> ConsentsAsync(
        [AsParameters] ApplicationPath path, [AsParameters] ConsentListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.Read();
        if (!read.TryGetValue(out var slice))
        {
            return Problems.From(read.Errors);
        }

        var result = await sender.Send(
            new ListApplicationConsents(path.Organization, path.Application, slice.Limit, slice.Before), cancellationToken);
        return result.TryGetValue(out var page)
            ? Results.Ok(new Page<ConsentResponse>([.. page.Items.Select(c => c.ToResponse())], PageQuery.Cursor(page.Next)))
            : Problems.From(result.Errors);
    }

    private static IResult Answer(Result<Domain.Applications.Application> result, TimeProvider time) =>
        result.TryGetValue(out var application) ? IfMatch.Ok(application.ToResponse(time.GetUtcNow()), application.Revision) : Problems.From(result.Errors);
}

using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Audit;

/// <summary>The platform's own audit log, for operators; and the keys that sign every log, for anybody.</summary>
internal static class PlatformAuditEndpoints
{
    private const string KeysPath = "/.well-known/nomba-audit-keys";

    public static void MapPlatformAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/audit").WithTags("Audit").RequireOperator();
        audit.MapGet("", ListAsync).WithName("listPlatformAudit").WithSummary("List what happened to the platform, newest first")
            .Produces<Page<AuditEntryResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        audit.MapGet("/{entryId}", GetAsync).WithName("getPlatformAuditEntry").WithSummary("Read an entry of the platform's log")
            .Produces<AuditEntryResponse>().ProducesProblems();
        audit.MapGet("/verify", VerifyAsync).WithName("verifyPlatformAudit").WithSummary("Verify the platform's log")
            .Produces<AuditVerificationResponse>().ProducesProblems();
        audit.MapGet("/export", ExportAsync).WithName("exportPlatformAudit").WithSummary("Take the platform's log away")
            .Produces<string>(StatusCodes.Status200OK, AuditDownload.JsonLines, AuditDownload.Csv).ProducesProblems(StatusCodes.Status400BadRequest);
        audit.MapPost("/{entryId}/redact", RedactAsync).WithName("redactPlatformAuditEntry").WithSummary("Take the personal data out of an entry of the platform's log")
            .Produces<AuditEntryResponse>().ProducesChangeProblems();
    }

    public static void MapAuditKeys(this IEndpointRouteBuilder app) => app.MapGet(KeysPath, KeysAsync).AllowAnonymous();

    private static async Task<IResult> ListAsync([AsParameters] AuditListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.Read();
        return read.TryGetValue(out var filter)
            ? AuditAnswers.Page(await sender.Send(new ListPlatformAudit(filter), cancellationToken))
            : Problems.From(read.Errors);
    }

    private static async Task<IResult> GetAsync(string entryId, ISender sender, CancellationToken cancellationToken) =>
        AuditAnswers.Entry(await sender.Send(new GetPlatformAuditEntry(RouteIds.AuditEntry(entryId)), cancellationToken));

    private static async Task<IResult> VerifyAsync(ISender sender, CancellationToken cancellationToken) =>
        AuditAnswers.Verification(await sender.Send(new VerifyPlatformAudit(), cancellationToken));

    private static async Task<IResult> ExportAsync(string? format, ISender sender, CancellationToken cancellationToken) =>
        AuditDownload.IsFormat(format, out var chosen)
            ? AuditDownload.Of(await sender.Send(new ExportPlatformAudit(chosen), cancellationToken), chosen)
            : Problems.From(AuditDownload.UnknownFormat);

    private static async Task<IResult> RedactAsync(string entryId, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        AuditAnswers.Entry(await sender.Send(new RedactPlatformAuditEntry(RouteIds.AuditEntry(entryId), request.Reason), cancellationToken));

    // A key is never taken back: an answer may be old, and then lacks the newest key at most.
    private static async Task<IResult> KeysAsync(HttpContext context, ISender sender, CancellationToken cancellationToken)
    {
        var keys = await sender.Send(new ListAuditKeys(), cancellationToken);
        context.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Ok(keys.ToResponse());
    }
}

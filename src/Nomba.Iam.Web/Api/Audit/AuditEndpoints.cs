using Mediator;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Contracts.Members;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Api.Audit;

/// <summary>Routes, permissions and mapping of an organization's audit log. No rules.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder app)
    {
        var audit = app.MapGroup("/audit").WithTags("Audit");
        audit.MapGet("", ListAsync).RequirePermission(IamPermissions.AuditRead).WithName("listAudit")
            .WithSummary("List what happened, newest first").Produces<Page<AuditEntryResponse>>().ProducesProblems(StatusCodes.Status400BadRequest);
        audit.MapGet("/{entryId}", GetAsync).RequirePermission(IamPermissions.AuditRead).WithName("getAuditEntry")
            .WithSummary("Read an entry").Produces<AuditEntryResponse>().ProducesProblems();
        audit.MapGet("/verify", VerifyAsync).RequirePermission(IamPermissions.AuditRead).WithName("verifyAudit")
            .WithSummary("Verify the log")
            .WithDescription("Walks the chain to its end: every link, salted digest, signed checkpoint and the seal of the end. Names the first bad entry and what is wrong with it.")
            .Produces<AuditVerificationResponse>().ProducesProblems();
        audit.MapGet("/export", ExportAsync).RequirePermission(IamPermissions.AuditExport).WithName("exportAudit")
            .WithSummary("Take the log away")
            .WithDescription("`format=jsonl` (the default) is all that anybody needs to verify it without us; `format=csv` is for reading. The export is itself an entry, its last.")
            .Produces<string>(StatusCodes.Status200OK, AuditDownload.JsonLines, AuditDownload.Csv).ProducesProblems(StatusCodes.Status400BadRequest);
        audit.MapPost("/{entryId}/redact", RedactAsync).RequirePermission(IamPermissions.AuditRedact).WithName("redactAuditEntry")
            .WithSummary("Take the personal data out of an entry")
            .WithDescription("Reason, changes, address and user agent are gone for good; that, when and why stays, and the chain still verifies. The reason given here is kept: write no personal data in it.")
            .Produces<AuditEntryResponse>().ProducesChangeProblems();
    }

    private static async Task<IResult> ListAsync(
        string accountId, [AsParameters] AuditListQuery query, ISender sender, CancellationToken cancellationToken)
    {
        var read = query.Read();
        return read.TryGetValue(out var filter)
            ? AuditAnswers.Page(await sender.Send(new ListAudit(RouteIds.Organization(accountId), filter), cancellationToken))
            : Problems.From(read.Errors);
    }

    private static async Task<IResult> GetAsync(string accountId, string entryId, ISender sender, CancellationToken cancellationToken) =>
        AuditAnswers.Entry(await sender.Send(new GetAuditEntry(RouteIds.Organization(accountId), RouteIds.AuditEntry(entryId)), cancellationToken));

    private static async Task<IResult> VerifyAsync(string accountId, ISender sender, CancellationToken cancellationToken) =>
        AuditAnswers.Verification(await sender.Send(new VerifyAudit(RouteIds.Organization(accountId)), cancellationToken));

    private static async Task<IResult> ExportAsync(string accountId, string? format, ISender sender, CancellationToken cancellationToken) =>
        AuditDownload.IsFormat(format, out var chosen)
            ? AuditDownload.Of(await sender.Send(new ExportAudit(RouteIds.Organization(accountId), chosen), cancellationToken), chosen)
            : Problems.From(AuditDownload.UnknownFormat);

    private static async Task<IResult> RedactAsync(
        string accountId, string entryId, ReasonRequest request, ISender sender, CancellationToken cancellationToken) =>
        AuditAnswers.Entry(await sender.Send(
            new RedactAuditEntry(RouteIds.Organization(accountId), RouteIds.AuditEntry(entryId), request.Reason), cancellationToken));
}

using Mediator;
using Microsoft.AspNetCore.Mvc;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Web.Api.Audit;
using Nomba.Iam.Web.Http;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Dashboard.Audit;

/// <summary>The log as a file, for a form of the audit page: a browser's download cannot carry the header that the management API asks for.</summary>
internal static class AuditExportEndpoint
{
    public static string PathOf(OrganizationId organization) => $"/o/{organization}/audit/export";

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/o/{organization}/audit/export", ExportAsync).RequireAuthorization();

    // Forms bring their token, which the check before has looked at: the person may act.
    [PostOnly]
    private static async Task<IResult> ExportAsync(string organization, [FromForm] string? format, HttpContext context, ISender sender)
    {
        if (!OrganizationId.TryParse(organization, null, out var id))
        {
            return Results.NotFound();
        }

        if (!AuditDownload.IsFormat(format, out var chosen))
        {
            return Problems.From(AuditDownload.UnknownFormat);
        }

        await SessionPerson.ActAsync(context, context.User, id, sender);
        return AuditDownload.Of(await sender.Send(new ExportAudit(id, chosen), context.RequestAborted), chosen);
    }
}

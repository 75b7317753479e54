using Nomba.Iam.Application.Audit;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.Audit;

/// <summary>Results of the audit use cases as answers, whichever chain they are about.</summary>
internal static class AuditAnswers
{
    public static IResult Page(Result<AuditPage> result) => result.TryGetValue(out var page)
        ? Results.Ok(new Page<AuditEntryResponse>([.. page.Items.Select(e => e.ToResponse())], AuditListQuery.CursorOf(page.Next)))
        : Problems.From(result.Errors);

    public static IResult Entry(Result<AuditEntry> result) =>
        result.TryGetValue(out var entry) ? Results.Ok(entry.ToResponse()) : Problems.From(result.Errors);

    public static IResult Verification(Result<AuditVerification> result) =>
        result.TryGetValue(out var verification) ? Results.Ok(verification.ToResponse()) : Problems.From(result.Errors);
}

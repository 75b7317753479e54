using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Web.Api.Audit;

/// <summary>
/// Entries as RFC 4180 has it, for spreadsheets. A cell that begins like a formula gets an apostrophe in front: somebody chose a user agent
/// or a reason so that it runs on an auditor's machine.
/// </summary>
internal static class AuditCsv
{
    public const string Heading =
        "sequence,at,action,target_type,target_id,count,actor_member,actor_kind,actor_user,client,address,user_agent,request,reason,changes,redacted_at,redaction_reason,id,hash\r\n";

    public static string Line(AuditExportItem item) => item is AuditExportItem.Entry { Value: var entry } ? Line(entry) : "";

    private static string Line(AuditEntry entry)
    {
        string?[] cells =
        [
            AuditText.Number(entry.Sequence), AuditText.Time(entry.At), entry.Action, entry.TargetType, entry.TargetId, AuditText.Number(entry.Count),
            entry.ActorId?.ToString(), AuditEntry.KindName(entry.ActorKind), entry.ActorUserId?.ToString(), entry.ClientId?.ToString("D"),
            entry.Address, entry.UserAgent, entry.RequestId, entry.Reason, entry.Changes,
            entry.RedactedAt is { } at ? AuditText.Time(at) : null, entry.RedactionReason, entry.Id.ToString(), entry.Hash,
        ];
        return string.Join(',', cells.Select(Cell)) + "\r\n";
    }

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? $"'{text}" : text;
        return $"\"{safe.Replace("\"", "\"\"")}\"";
    }
}

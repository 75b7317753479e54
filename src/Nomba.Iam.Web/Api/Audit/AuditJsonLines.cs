using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Web.Api.Audit;

/// <summary>A line of the export, as docs/audit-format.md describes it. Names and values are those of the canonical text, so that a verifier needs no table.</summary>
internal static class AuditJsonLines
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Line(AuditExportItem item) => Json(item).ToJsonString(Plain) + "\n";

    private static JsonObject Json(AuditExportItem item) => item switch
    {
        AuditExportItem.Header header => new JsonObject
        {
            ["type"] = "header",
            ["format"] = "nomba-audit-v1",
            ["chain"] = header.Chain.ToString(),
            ["sequence"] = header.Sequence,
            ["hash"] = header.Hash,
            ["at"] = AuditText.Time(header.At),
        },
        AuditExportItem.Key { Value: var key } => new JsonObject
        {
            ["type"] = "key",
            ["kid"] = key.Kid,
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = key.X,
            ["y"] = key.Y,
        },
        AuditExportItem.Cut { Value: var cut } => Signed("cut", (cut.Sequence, cut.Hash, cut.At), (cut.Kid, cut.Signature), cut.Count),
        AuditExportItem.Checkpoint { Value: var point } => Signed("checkpoint", (point.Sequence, point.Hash, point.At), (point.Kid, point.Signature), null),
        AuditExportItem.Entry { Value: var entry } => Json(entry),
        AuditExportItem.End end => new JsonObject { ["type"] = "end", ["entries"] = end.Entries },
        _ => throw new InvalidOperationException("A closed union has no other case."),
    };

    private static JsonObject Json(AuditEntry entry) => new()
    {
        ["type"] = "entry",
        ["sequence"] = entry.Sequence,
        ["previous"] = entry.PreviousHash,
        ["id"] = entry.Id.ToString(),
        ["at"] = AuditText.Time(entry.At),
        ["action"] = entry.Action,
        ["target_type"] = entry.TargetType,
        ["target_id"] = entry.TargetId,
        ["actor_member"] = entry.ActorId?.ToString(),
        ["actor_kind"] = AuditEntry.KindName(entry.ActorKind),
        ["actor_user"] = entry.ActorUserId?.ToString(),
        ["client"] = entry.ClientId?.ToString("D"),
        ["request"] = entry.RequestId,
        ["count"] = entry.Count,
        ["personal"] = entry.PersonalDigest,
        ["hash"] = entry.Hash,
        ["salt"] = entry.Salt,
        ["reason"] = entry.Reason,
        ["changes"] = entry.Changes,
        ["address"] = entry.Address,
        ["user_agent"] = entry.UserAgent,
        ["redacted_at"] = entry.RedactedAt is { } at ? AuditText.Time(at) : null,
        ["redaction_reason"] = entry.RedactionReason,
    };

    private static JsonObject Signed(string type, (long Sequence, string Hash, DateTimeOffset At) what, (string Kid, string Value) signature, long? count)
    {
        var json = new JsonObject { ["type"] = type, ["sequence"] = what.Sequence, ["hash"] = what.Hash };
        if (count is { } entries)
        {
            json["count"] = entries;
        }

        json["at"] = AuditText.Time(what.At);
        json["kid"] = signature.Kid;
        json["signature"] = signature.Value;
        return json;
    }
}

using System.Text.Json;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Contracts.Audit;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Web.Api.Audit;

internal static class AuditMapping
{
    public static AuditEntryResponse ToResponse(this AuditEntry entry) => new(
        entry.Id.Value,
        entry.Sequence,
        entry.At,
        entry.Action,
        entry.TargetType,
        entry.TargetId,
        entry.Count,
        ActorOf(entry),
        entry.Reason,
        ChangesOf(entry.Changes),
        entry.RedactedAt is { } at ? new AuditRedactionResponse(at, entry.RedactionReason!) : null,
        entry.PreviousHash,
        entry.Hash);

    public static AuditVerificationResponse ToResponse(this AuditVerification verification) => new(
        verification.Fault is null,
        verification.Entries,
        verification.Checkpoints,
        verification.LastSequence,
        verification.LastHash,
        verification.Cut is { } cut ? new AuditCutResponse(cut.Sequence, cut.Hash, cut.Count, cut.At) : null,
        verification.Fault is { } fault ? new AuditFaultResponse(fault.Code, fault.Sequence, fault.EntryId?.Value, fault.Message) : null);

    public static AuditKeySet ToResponse(this IReadOnlyList<AuditKey> keys) =>
        new([.. keys.Select(k => new AuditJsonWebKey("EC", "P-256", "ES256", "sig", k.Kid, k.X, k.Y))]);

    private static AuditActorResponse ActorOf(AuditEntry entry) => new(
        entry.ActorId?.Value, AuditEntry.KindName(entry.ActorKind), entry.ActorUserId?.Value, entry.ClientId, entry.Address, entry.UserAgent, entry.RequestId);

    // What reads as no changes was not written by us: it is shown, as text, because somebody will want to see it.
    private static Dictionary<string, AuditChangeResponse>? ChangesOf(string? changes)
    {
        try
        {
            return changes is null ? null : JsonSerializer.Deserialize<Dictionary<string, AuditChangeResponse>>(changes, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return new(StringComparer.Ordinal) { ["text"] = new AuditChangeResponse(null, changes) };
        }
    }
}

using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.Audit;

/// <summary>Who did what, to what, when and from where. Committed with the change it speaks of.</summary>
public sealed class AuditEntry
{
    private AuditEntry(AuditEntryId id, string action, string targetType, string targetId, DateTimeOffset at)
    {
        Id = id;
        Action = action;
        TargetType = targetType;
        TargetId = targetId;
        At = at;
    }

    public AuditEntryId Id { get; private set; }

    public OrganizationId? OrganizationId { get; private set; }

    /// <summary>The member who acted; null for the platform itself.</summary>
    public MemberId? ActorId { get; private set; }

    /// <summary>Past tense: <c>api_key.suspended</c>.</summary>
    public string Action { get; private set; }

    public string TargetType { get; private set; }

    public string TargetId { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>What changed, before and after, as JSON.</summary>
    public string? Changes { get; private set; }

    public string? Address { get; private set; }

    public string? UserAgent { get; private set; }

    public string? RequestId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public static AuditEntry Record(AuditEvent happened, AuditActor actor, TimeProvider time) =>
        new(AuditEntryId.New(time), happened.Action, happened.TargetType, happened.TargetId, time.GetUtcNow())
        {
            OrganizationId = happened.OrganizationId,
            Reason = happened.Reason,
            Changes = happened.Changes,
            ActorId = happened.ActorId ?? actor.MemberId,
            Address = actor.Address,
            UserAgent = actor.UserAgent,
            RequestId = actor.RequestId,
        };
}

using System.Security.Cryptography;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Audit;

/// <summary>
/// Who did what, to what, when and from where. Committed with the change it speaks of, as the next link of its chain: its hash covers the
/// hash of the entry before. What may be personal data is covered by a salted digest, so that it can be taken out and the chain still holds.
/// </summary>
public sealed class AuditEntry
{
    public const string RedactedAction = "audit.redacted";

    private AuditEntry(AuditEntryId id, string action, string targetType, string targetId, DateTimeOffset at)
    {
        Id = id;
        Action = action;
        TargetType = targetType;
        TargetId = targetId;
        At = at;
    }

    public AuditEntryId Id { get; private set; }

    public AuditChainId ChainId { get; private set; }

    /// <summary>1, 2, 3 … in its chain.</summary>
    public long Sequence { get; private set; }

    public string PreviousHash { get; private set; } = AuditText.Genesis;

    public string Hash { get; private set; } = "";

    /// <summary>What the hash knows of <see cref="Reason"/>, <see cref="Changes"/>, <see cref="Address"/> and <see cref="UserAgent"/>.</summary>
    public string PersonalDigest { get; private set; } = "";

    /// <summary>Without it nobody can find out from the digest, by guessing, what was taken out. Null once redacted.</summary>
    public string? Salt { get; private set; }

    public OrganizationId? OrganizationId => ChainId.OrganizationId;

    /// <summary>The member who acted; null for the platform itself.</summary>
    public MemberId? ActorId { get; private set; }

    public MemberKind? ActorKind { get; private set; }

    /// <summary>The person who acted without being a member.</summary>
    public UserId? ActorUserId { get; private set; }

    /// <summary>The application through which a person acted.</summary>
    public Guid? ClientId { get; private set; }

    /// <summary>Past tense: <c>api_key.suspended</c>.</summary>
    public string Action { get; private set; }

    public string TargetType { get; private set; }

    public string TargetId { get; private set; }

    /// <summary>How often it happened within a minute, where that is counted.</summary>
    public int Count { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>What changed, before and after, as JSON.</summary>
    public string? Changes { get; private set; }

    public string? Address { get; private set; }

    public string? UserAgent { get; private set; }

    public string? RequestId { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? RedactedAt { get; private set; }

    public string? RedactionReason { get; private set; }

    /// <summary>The next entry after the one that the head names.</summary>
    public static AuditEntry Append(AuditEntryId id, AuditEvent happened, AuditHead head, DateTimeOffset now)
    {
        var actor = happened.Actor;
        var entry = new AuditEntry(id, happened.Action, happened.TargetType, happened.TargetId, happened.At ?? now)
        {
            ChainId = head.ChainId,
            ActorId = happened.ActorId ?? actor?.MemberId,
            ActorKind = actor?.Kind,
            ActorUserId = actor?.UserId,
            ClientId = actor?.ClientId,
            Count = happened.Count,
            Reason = happened.Reason,
            Changes = happened.Changes,
            Address = actor?.Address,
            UserAgent = actor?.UserAgent,
            RequestId = actor?.RequestId,
        };
        entry.Link(head);
        return entry;
    }

    /// <summary>Takes the place after the head. Called once, before the entry is stored.</summary>
    public void Link(AuditHead head)
    {
        (Sequence, PreviousHash) = (head.Sequence + 1, head.Hash);
        Salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        PersonalDigest = ComputePersonalDigest();
        Hash = ComputeHash();
    }

    /// <summary>Whether the personal part may be taken out. What says that something was taken out stays.</summary>
    public Result CheckRedaction() =>
        RedactedAt is not null ? AuditErrors.AlreadyRedacted
        : Action == RedactedAction ? AuditErrors.RedactionStays
        : Result.Success;

    public string ComputeHash() => AuditText.Hash(AuditText.Of(
        "nomba-audit-entry-v1",
        ("chain", ChainId.ToString()),
        ("sequence", AuditText.Number(Sequence)),
        ("previous", PreviousHash),
        ("id", Id.ToString()),
        ("at", AuditText.Time(At)),
        ("action", Action),
        ("target_type", TargetType),
        ("target_id", TargetId),
        ("actor_member", ActorId?.ToString()),
        ("actor_kind", KindName(ActorKind)),
        ("actor_user", ActorUserId?.ToString()),
        ("client", ClientId?.ToString("D")),
        ("request", RequestId),
        ("count", AuditText.Number(Count)),
        ("personal", PersonalDigest)));

    /// <summary>Means nothing once the salt is gone.</summary>
    public string ComputePersonalDigest() => AuditText.Hash(AuditText.Of(
        "nomba-audit-personal-v1", ("salt", Salt), ("reason", Reason), ("changes", Changes), ("address", Address), ("user_agent", UserAgent)));

    public static string? KindName(MemberKind? kind) => kind switch
    {
        null => null,
        MemberKind.User => "user",
        MemberKind.ApiKey => "api_key",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

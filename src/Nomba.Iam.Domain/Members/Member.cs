using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Domain.Members;

/// <summary>
/// Someone who belongs to an organization with roles: a person or an API key. Whatever makes earlier tokens untrue raises
/// <see cref="Version"/>; a token carries the version it was minted under and is dead once the member's is higher.
/// </summary>
public abstract class Member
{
    private readonly List<MemberRole> _roles = [];

    protected Member(MemberId id, OrganizationId organizationId, MemberShortId shortId, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        ShortId = shortId;
        CreatedAt = createdAt;
    }

    public MemberId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    /// <summary>Stands for the member inside a refresh handle, where a UUID would not fit.</summary>
    public MemberShortId ShortId { get; private set; }

    public abstract MemberKind Kind { get; }

    public MemberStatus Status { get; private set; } = MemberStatus.Active;

    /// <summary>Starts at 1 and only rises.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>Raised by every change, those that no token minds included; two changes at once are one too many.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>Why the member is suspended or revoked, in the words of whoever did it.</summary>
    public string? StatusReason { get; private set; }

    public DateTimeOffset? StatusChangedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public IReadOnlyList<MemberRole> Roles => _roles;

    public IReadOnlyList<RoleId> RoleIds => [.. _roles.Select(r => r.RoleId).Distinct()];

    /// <summary>The same as <see cref="Roles"/>, a role at a time. A role that is held everywhere is not limited by what else is said of it.</summary>
    public IReadOnlyList<RoleAssignment> Assignments =>
    [
        .. _roles.GroupBy(r => r.RoleId).Select(g => g.Any(r => r.AccountId is null)
            ? RoleAssignment.Everywhere(g.Key)
            : new RoleAssignment(g.Key, [.. g.Select(r => r.AccountId!.Value).Order()])),
    ];

    /// <summary>Suspends the member; doing it twice changes nothing.</summary>
    public Result Suspend(string? reason, DateTimeOffset now) => MoveTo(MemberStatus.Suspended, reason, now);

    /// <summary>Lets a suspended member work again. Its version rises too, so that no token from before returns.</summary>
    public Result Resume(DateTimeOffset now) => MoveTo(MemberStatus.Active, null, now);

    /// <summary>Ends the member for good.</summary>
    public Result Revoke(string? reason, DateTimeOffset now)
    {
        var result = MoveTo(MemberStatus.Revoked, reason, now);
        OnRevoked();
        return result;
    }

    protected virtual void OnRevoked()
    {
    }

    /// <summary>Puts these roles in the place of all it holds. The version rises: tokens from before said something else.</summary>
    public Result ChangeRoles(IReadOnlyCollection<RoleAssignment> assignments)
    {
        if (Status == MemberStatus.Revoked)
        {
            return MemberErrors.Revoked;
        }

        if (assignments.Count == 0)
        {
            return MemberErrors.NoRole;
        }

        var wanted = assignments.SelectMany(MemberRole.Of).Select(r => (r.RoleId, r.AccountId)).ToHashSet();
        if (wanted.SetEquals(_roles.Select(r => (r.RoleId, r.AccountId))))
        {
            return Result.Success;
        }

        _roles.Clear();
        Assign(assignments);
        RaiseVersion();
        return Result.Success;
    }

    /// <summary>Makes every token from before untrue, without any other change.</summary>
    public void RaiseVersion()
    {
        Version++;
        RaiseRevision();
    }

    /// <summary>For a change that leaves the tokens as they are.</summary>
    protected void RaiseRevision() => Revision++;

    protected void Assign(IEnumerable<RoleAssignment> assignments) => _roles.AddRange(assignments.SelectMany(MemberRole.Of).DistinctBy(r => (r.RoleId, r.AccountId)));

    private Result MoveTo(MemberStatus target, string? reason, DateTimeOffset now)
    {
        if (Status == target)
        {
            return Result.Success;
        }

        if (Status == MemberStatus.Revoked)
        {
            return MemberErrors.Revoked;
        }

        Status = target;
        StatusReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        StatusChangedAt = now;
        RaiseVersion();
        return Result.Success;
    }
}

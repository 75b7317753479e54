using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Members;

/// <summary>An address is asked to join an organization with roles. Who holds the link and proves the address may accept, once.</summary>
public sealed class Invitation
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    // Each a role's id and, where it is limited, those of its accounts.
    private readonly List<string> _roles = [];

    private Invitation(InvitationId id, OrganizationId organizationId, string email, MemberId invitedBy, DateTimeOffset createdAt)
    {
        Id = id;
        OrganizationId = organizationId;
        Email = email;
        InvitedBy = invitedBy;
        CreatedAt = createdAt;
    }

    public InvitationId Id { get; private set; }

    public OrganizationId OrganizationId { get; private set; }

    public string Email { get; private set; }

    /// <summary>The address as it is compared: unique in the organization while the invitation is pending, and null after.</summary>
    public string? EmailKey { get; private set; }

    /// <summary>Whose right to give the roles is judged again when it is accepted.</summary>
    public MemberId InvitedBy { get; private set; }

    public InvitationStatus Status { get; private set; } = InvitationStatus.Pending;

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public int Revision { get; private set; } = 1;

    public IReadOnlyList<RoleAssignment> Assignments => [.. _roles.Select(Read)];

    public IReadOnlyList<RoleId> RoleIds => [.. Assignments.Select(a => a.RoleId)];

    public static Invitation Invite(NewInvitation request, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var invitation = new Invitation(InvitationId.New(time), request.OrganizationId, request.Email, request.InvitedBy, now)
        {
            EmailKey = EmailAddress.KeyOf(request.Email),
            ExpiresAt = now + Lifetime,
        };
        invitation._roles.AddRange(request.Roles.Select(a => string.Join(' ', [a.RoleId.ToString(), .. a.AccountIds.Select(id => id.ToString())])));
        return invitation;
    }

    public InvitationStatus StatusAt(DateTimeOffset now) =>
        Status == InvitationStatus.Pending && ExpiresAt <= now ? InvitationStatus.Expired : Status;

    /// <summary>Starts its time again. One that is too old comes back by it.</summary>
    public Result Resend(DateTimeOffset now)
    {
        if (Status != InvitationStatus.Pending)
        {
            return InvitationErrors.Ended;
        }

        ExpiresAt = now + Lifetime;
        Revision++;
        return Result.Success;
    }

    public Result Accept(DateTimeOffset now) =>
        StatusAt(now) == InvitationStatus.Pending ? End(InvitationStatus.Accepted) : InvitationErrors.Ended;

    public Result Revoke() => End(InvitationStatus.Revoked);

    private Result End(InvitationStatus status)
    {
        if (Status != InvitationStatus.Pending)
        {
            return InvitationErrors.Ended;
        }

        (Status, EmailKey) = (status, null);
        Revision++;
        return Result.Success;
    }

    private static RoleAssignment Read(string text)
    {
        var ids = text.Split(' ');
        return new RoleAssignment(RoleId.Parse(ids[0], null), [.. ids.Skip(1).Select(id => AccountId.Parse(id, null))]);
    }
}

using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Members;

/// <summary>A person's membership of one organization.</summary>
public sealed class UserMember : Member
{
    private UserMember(MemberId id, OrganizationId organizationId, MemberShortId shortId, DateTimeOffset createdAt)
        : base(id, organizationId, shortId, createdAt)
    {
    }

    public override MemberKind Kind => MemberKind.User;

    public UserId UserId { get; private set; }

    public static UserMember Join(OrganizationId organization, UserId user, IEnumerable<RoleAssignment> roles, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var member = new UserMember(MemberId.New(now), organization, MemberShortId.New(), now) { UserId = user };
        member.Assign(roles);
        return member;
    }
}

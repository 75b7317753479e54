using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Domain.Tests.Members;

public sealed class MemberTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private readonly UserMember _member = UserMember.Join(default, default, [RoleAssignment.Everywhere(SystemRoles.Viewer.Id)], TimeProvider.System);

    [Fact]
    public void Raises_its_version_with_every_change_of_status_and_with_nothing_else()
    {
        Assert.Equal(1, _member.Version);
        _member.Suspend("why", Now);
        _member.Suspend("again", Now);
        Assert.Equal((2, "why"), (_member.Version, _member.StatusReason));
        _member.Resume(Now);
        Assert.Equal((3, null), (_member.Version, _member.StatusReason));
        _member.Revoke("done", Now);
        Assert.Equal(4, _member.Version);
    }

    [Fact]
    public void Does_not_return_once_revoked()
    {
        _member.Revoke("done", Now);

        Assert.Equal(MemberErrors.Revoked, _member.Resume(Now).Error);
        Assert.Equal(MemberErrors.Revoked, _member.Suspend("x", Now).Error);
        Assert.True(_member.Revoke("again", Now).IsSuccess);
    }
}

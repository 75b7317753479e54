using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.ResourceServers;

namespace Nomba.Iam.Domain.Tests.ResourceServers;

public sealed class ResourceServerTests
{
    [Fact]
    public void Defines_no_more_permissions_than_one_page_of_them_shows()
    {
        var drafts = Enumerable.Range(0, ResourceServer.MaxPermissions).Select(i => new PermissionDraft($"things:a{i}", null)).ToList();
        var server = ResourceServer.Register("things-api", drafts[..^1], new HashedSecret("h1$x"), TimeProvider.System);
        var last = server.Define(drafts[^1]);
        var another = server.Define(new PermissionDraft("things:more", null));

        Assert.True(last.IsSuccess);
        Assert.Equal(ResourceServerErrors.TooManyPermissions, another.Error);
        Assert.Equal(ResourceServerErrors.PermissionTaken, server.Define(drafts[0]).Error);
        Assert.Equal(ResourceServer.MaxPermissions, server.Permissions.Count);

        server.Deprecate("things:a0", DateTimeOffset.UnixEpoch);
        Assert.True(server.Remove("things:a0").IsSuccess);
        Assert.True(server.Define(new PermissionDraft("things:more", null)).IsSuccess);
    }
}

using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Web.Tests.Http;

namespace Nomba.Iam.Web.Tests.Tokens;

public sealed class AccessTokenFormatTests(ManagementHost host)
{
    // An Admin key holds whatever resource servers define.
    [Fact]
    public void Reads_a_token_of_many_hundred_permissions()
    {
        var format = host.Iam.Services.GetRequiredService<IAccessTokenFormat>();
        var now = DateTimeOffset.FromUnixTimeSeconds(host.Iam.Services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds());
        var token = new AccessToken
        {
            Subject = MemberId.New(TimeProvider.System),
            ClientId = Guid.CreateVersion7(),
            OrganizationId = OrganizationId.New(TimeProvider.System),
            MemberVersion = 1,
            Family = TokenFamilyId.New(now),
            Environment = KeyEnvironment.Live,
            Audiences = ["nomba-merchant-api"],
            Scope = string.Join(' ', Enumerable.Range(0, 800).Select(i => $"transfers:permission_{i}")),
            Accounts = [],
            AccountPermissions = [],
            IsAddressBound = true,
            JwtId = $"{Guid.CreateVersion7():N}",
            IssuedAt = now,
            ExpiresAt = now.AddMinutes(30),
        };

        Assert.Equal(token.Scope, format.Read(format.Write(token))?.Scope);
    }
}

using System.Net;
using Mediator;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What the person behind an access token agreed to have told (OpenID Connect Core section 5.3).</summary>
public sealed record GetUserInfo(string Token, IPAddress? Address) : IQuery<Result<UserInfo>>
{
    public override string ToString() => nameof(GetUserInfo);
}

/// <summary>Claims about a person; <paramref name="Profile"/> is null unless the <c>email</c> scope was granted.</summary>
public sealed record UserInfo(AccessToken Token, UserProfile? Profile);

internal sealed class GetUserInfoHandler(LiveTokens tokens, IUserDirectory users) : IQueryHandler<GetUserInfo, Result<UserInfo>>
{
    public async ValueTask<Result<UserInfo>> Handle(GetUserInfo query, CancellationToken cancellationToken)
    {
        var found = await tokens.FindAsync(query.Token, query.Address, cancellationToken);
        if (!found.TryGetValue(out var live))
        {
            return found.Error;
        }

        var scope = live.Token.Scope.Split(' ');
        if (live.Member.UserId is not { } user || !scope.Contains("openid", StringComparer.Ordinal))
        {
            return TokenErrors.InsufficientScope;
        }

        return new UserInfo(live.Token, scope.Contains("email", StringComparer.Ordinal) ? await users.FindAsync(user, cancellationToken) : null);
    }
}

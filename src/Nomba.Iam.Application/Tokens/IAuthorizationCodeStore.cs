using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Authorization codes, by their hash. Each call is its own transaction.</summary>
public interface IAuthorizationCodeStore
{
    /// <summary>The code, used or not, until it is cleaned up; not tracked.</summary>
    Task<AuthorizationCode?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>
    /// Uses the code up and starts its family, in one transaction; false when somebody else was first, and when the application is not active
    /// any more or its tokens were ended at another time than <paramref name="tokensEndedAt"/>. Holds the application's row meanwhile: what
    /// ends its tokens comes before, and is seen here, or after, and finds the family.
    /// </summary>
    Task<bool> ConsumeAsync(string hash, RefreshFamily family, DateTimeOffset? tokensEndedAt, DateTimeOffset now, CancellationToken cancellationToken);
}

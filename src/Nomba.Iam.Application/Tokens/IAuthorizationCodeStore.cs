using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Authorization codes, by their hash. Each call is its own transaction.</summary>
public interface IAuthorizationCodeStore
{
    Task AddAsync(AuthorizationCode code, CancellationToken cancellationToken);

    /// <summary>The code, used or not, until it is cleaned up; not tracked.</summary>
    Task<AuthorizationCode?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Uses the code up and starts its family, in one transaction; false when somebody else was first.</summary>
    Task<bool> ConsumeAsync(string hash, RefreshFamily family, DateTimeOffset now, CancellationToken cancellationToken);
}

namespace Nomba.Iam.Application.Users;

/// <summary>Failed sign-ins by key (an address, an account, or both together). Shared by all nodes and kept across restarts.</summary>
public interface ISignInFailureStore
{
    /// <summary>The failures under the key, or null when there are none.</summary>
    Task<SignInFailures?> FindAsync(string key, CancellationToken cancellationToken);

    /// <summary>Adds one, atomically; starts again at one when the last failure is older than <paramref name="window"/>.</summary>
    Task<SignInFailures> AddAsync(string key, DateTimeOffset now, TimeSpan window, CancellationToken cancellationToken);

    Task ForgetAsync(string key, CancellationToken cancellationToken);
}

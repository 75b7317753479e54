using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The passkeys of people. Ids are in base64url; what is none is not found.</summary>
public interface IPasskeyStore
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Passkey>> ListAsync(UserId user, CancellationToken cancellationToken);

    /// <summary><c>passkey.taken</c> when the credential is somebody's by now.</summary>
    Task<Result> AddAsync(AttestedPasskey passkey, string name, CancellationToken cancellationToken);

    /// <summary>The passkey as it was; null when the person has none of that id.</summary>
    Task<Passkey?> RenameAsync(UserId user, string id, string name, CancellationToken cancellationToken);

    /// <summary>The passkey that was; null when the person has none of that id.</summary>
    Task<Passkey?> RemoveAsync(UserId user, string id, CancellationToken cancellationToken);
}

using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Storage;

namespace Nomba.Iam.Infrastructure.Users;

internal sealed class PasskeyStore(UserManager<User> users, TimeProvider time) : IPasskeyStore
{
    public async Task<IReadOnlyList<Passkey>> ListAsync(UserId user, CancellationToken cancellationToken) =>
        await users.FindByIdAsync(user.ToString()) is { } found
            ? [.. (await users.GetPasskeysAsync(found)).OrderBy(p => p.CreatedAt).Select(Map)]
            : [];

    public async Task<Result> AddAsync(AttestedPasskey passkey, string name, CancellationToken cancellationToken)
    {
        // Identity would move a credential that it knows to whoever brings it.
        if (await users.FindByPasskeyIdAsync(passkey.Id) is not null)
        {
            return PasskeyErrors.Taken;
        }

        if (await users.FindByIdAsync(passkey.UserId.ToString()) is not { } user)
        {
            return UserErrors.NotFound;
        }

        var seal = passkey.Seal;
        var added = new UserPasskeyInfo(
            passkey.Id, passkey.PublicKey, time.GetUtcNow(), seal.SignCount, [.. seal.Transports], true, seal.IsBackupEligible, seal.IsBackedUp, seal.AttestationObject, seal.ClientDataJson)
        {
            Name = name,
        };
        try
        {
            var written = await users.AddOrUpdatePasskeyAsync(user, added);
            return written.Succeeded ? Result.Success : UserErrors.ChangedMeanwhile;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            return PasskeyErrors.Taken;
        }
    }

    public async Task<Passkey?> RenameAsync(UserId user, string id, string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(user, id) is not { } found)
        {
            return null;
        }

        var before = Map(found.Passkey);
        found.Passkey.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(found.User, found.Passkey)).Succeeded ? before : null;
    }

    public async Task<Passkey?> RemoveAsync(UserId user, string id, CancellationToken cancellationToken) =>
        await FindAsync(user, id) is { } found && (await users.RemovePasskeyAsync(found.User, found.Passkey.CredentialId)).Succeeded ? Map(found.Passkey) : null;

    private async Task<(User User, UserPasskeyInfo Passkey)?> FindAsync(UserId user, string id) =>
        Base64Url.IsValid(id)
        && await users.FindByIdAsync(user.ToString()) is { } found
        && await users.GetPasskeyAsync(found, Base64Url.DecodeFromChars(id)) is { } passkey
            ? (found, passkey)
            : null;

    private static Passkey Map(UserPasskeyInfo passkey) =>
        new(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "Passkey", passkey.CreatedAt, passkey.IsBackedUp);
}

using Microsoft.AspNetCore.Identity;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;
using Nomba.Iam.Infrastructure.Users;

namespace Nomba.Iam.Web.Security;

/// <summary>The two ceremonies of WebAuthn between this host and an authenticator: making a passkey, and proving that one is at hand.</summary>
internal sealed class PasskeyCeremony(IPasskeyHandler<User> handler, UserManager<User> users, PasskeyTickets tickets)
{
    /// <summary>More than any credential is: what is longer is not looked at.</summary>
    public const int MaxCredentialLength = 16 * 1024;

    /// <summary>What to ask the browser for, as JSON; null for nobody.</summary>
    public async Task<string?> OfferCreationAsync(HttpContext context, Guid userId)
    {
        if (await users.FindByIdAsync(userId.ToString("D")) is not { } user)
        {
            return null;
        }

        var entity = new PasskeyUserEntity { Id = user.Id.ToString("D"), Name = user.UserName!, DisplayName = user.UserName! };
        var options = await handler.MakeCreationOptionsAsync(entity, context);
        tickets.Leave(context, PasskeyTickets.Creation, options.AttestationState!);
        return options.CreationOptionsJson;
    }

    /// <summary>For whoever is there: the passkeys of one person, named by an address, would tell which addresses have an account.</summary>
    public async Task<string> OfferRequestAsync(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(null, context);
        tickets.Leave(context, PasskeyTickets.Request, options.AssertionState!);
        return options.RequestOptionsJson;
    }

    public async Task<Result<AttestedPasskey>> AttestAsync(HttpContext context, string? credential)
    {
        var ticket = tickets.Take(context, PasskeyTickets.Creation);
        if (!IsReadable(credential) || ticket is null)
        {
            return PasskeyErrors.Refused;
        }

        var attested = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential!, AttestationState = ticket.State });
        if (!attested.Succeeded || !attested.Passkey.IsUserVerified || !await tickets.SpendAsync(ticket, context.RequestAborted))
        {
            return PasskeyErrors.Refused;
        }

        var made = attested.Passkey;
        var seal = new PasskeySeal(made.SignCount, made.Transports ?? [], made.IsBackupEligible, made.IsBackedUp, made.AttestationObject, made.ClientDataJson);
        return new AttestedPasskey(new UserId(Guid.Parse(attested.UserEntity.Id)), made.CredentialId, made.PublicKey, seal);
    }

    /// <summary>Whose passkey it is, which has signed what was asked and has seen its person; null when anything about it is wrong.</summary>
    public async Task<User?> AssertAsync(HttpContext context, string? credential)
    {
        var ticket = tickets.Take(context, PasskeyTickets.Request);
        if (!IsReadable(credential) || ticket is null)
        {
            return null;
        }

        var asserted = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential!, AssertionState = ticket.State });
        if (!asserted.Succeeded || !asserted.Passkey.IsUserVerified || !await tickets.SpendAsync(ticket, context.RequestAborted))
        {
            return null;
        }

        // Keeps its counter, by which a copy of it would show.
        return (await users.AddOrUpdatePasskeyAsync(asserted.User, asserted.Passkey)).Succeeded ? asserted.User : null;
    }

    private static bool IsReadable(string? credential) => credential is { Length: > 0 and <= MaxCredentialLength };
}

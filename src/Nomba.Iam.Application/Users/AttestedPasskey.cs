using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>A passkey that an authenticator has just made for a person, after the ceremony was checked (WebAuthn section 7.1).</summary>
/// <param name="UserId">Whom the ceremony was begun for.</param>
/// <param name="Id">The credential's own.</param>
/// <param name="PublicKey">What its signatures are checked with.</param>
/// <param name="Seal">What else the authenticator said about it.</param>
public sealed record AttestedPasskey(UserId UserId, byte[] Id, byte[] PublicKey, PasskeySeal Seal);

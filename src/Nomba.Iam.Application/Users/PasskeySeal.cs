namespace Nomba.Iam.Application.Users;

/// <summary>What an authenticator says about a passkey that it made.</summary>
/// <param name="SignCount">How often it has signed; 0 from those that do not count.</param>
/// <param name="Transports">The ways to reach it, for the browser to offer.</param>
/// <param name="IsBackupEligible">Whether it may be copied to other devices of the person.</param>
/// <param name="IsBackedUp">Whether it is.</param>
/// <param name="AttestationObject">As it came.</param>
/// <param name="ClientDataJson">As it came.</param>
public sealed record PasskeySeal(
    uint SignCount, IReadOnlyList<string> Transports, bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject, byte[] ClientDataJson);

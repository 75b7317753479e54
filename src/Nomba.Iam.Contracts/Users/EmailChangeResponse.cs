namespace Nomba.Iam.Contracts.Users;

/// <summary>How far a change of address is.</summary>
/// <param name="OldConfirmed">Whether the old address has agreed.</param>
/// <param name="NewConfirmed">Whether the new address has agreed.</param>
/// <param name="Complete">Whether it took effect: both have agreed.</param>
public sealed record EmailChangeResponse(bool OldConfirmed, bool NewConfirmed, bool Complete);

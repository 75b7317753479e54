namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Where a key stands at a moment: its status, told apart by its end.</summary>
public enum KeyStanding
{
    Active = 1,

    /// <summary>Active, and comes to its end within <see cref="KeyStandings.Soon"/>.</summary>
    Expiring = 2,

    /// <summary>Neither suspended nor revoked, and past its end.</summary>
    Expired = 3,

    Suspended = 4,

    Revoked = 5,
}

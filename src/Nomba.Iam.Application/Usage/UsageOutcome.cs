namespace Nomba.Iam.Application.Usage;

/// <summary>How a use of a key ended. The numbers are stored; those from <see cref="RefusedUnknownClient"/> on are refusals.</summary>
public enum UsageOutcome
{
    Issued = 1,
    Refreshed = 2,
    IntrospectedActive = 3,
    IntrospectedInactive = 4,

    /// <summary>A request to the management API that held the permission it needs.</summary>
    Permitted = 5,

    /// <summary>A client id that is nobody's: counted in one total, because whoever guesses makes up as many as they like.</summary>
    RefusedUnknownClient = 100,
    RefusedWrongSecret = 101,

    /// <summary>A secret whose grace period is over: some server still uses it.</summary>
    RefusedRetiredSecret = 102,

    /// <summary>A pending secret that was taken back in the same moment.</summary>
    RefusedCancelledSecret = 103,
    RefusedSuspended = 104,
    RefusedRevoked = 105,
    RefusedOrganization = 106,
    RefusedEnvironment = 107,
    RefusedOtherOrganization = 108,
    RefusedScope = 109,
    RefusedTarget = 110,
    RefusedRefreshToken = 111,
    RefusedPermission = 112,
    RefusedExpired = 113,

    /// <summary>The credential pair is switched off.</summary>
    RefusedPairOff = 114,

    /// <summary>The key may not get tokens at this door.</summary>
    RefusedDoor = 115,

    /// <summary>An address that is not on the key's list.</summary>
    RefusedAddress = 116,
}

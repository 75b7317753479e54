namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>What the audit trail has been told about a key's expiry.</summary>
public enum ExpiryNotice
{
    /// <summary>That it is near.</summary>
    Expiring = 1,

    /// <summary>That it has come.</summary>
    Expired = 2,
}

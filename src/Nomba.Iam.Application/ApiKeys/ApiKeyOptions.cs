namespace Nomba.Iam.Application.ApiKeys;

/// <summary>How long deleted keys are shown, and how often expiry is looked at. Settings: <c>Iam:ApiKeys</c>.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>How long a deleted key is still listed, as revoked. Default 30 days.</summary>
    public TimeSpan DeletedRetention { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How often keys that end are told to the audit trail. They end in time, whatever this is. Default 5 minutes.</summary>
    public TimeSpan ExpiryCheckInterval { get; set; } = TimeSpan.FromMinutes(5);
}

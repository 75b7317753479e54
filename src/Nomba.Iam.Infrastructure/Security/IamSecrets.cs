namespace Nomba.Iam.Infrastructure.Security;

/// <summary>
/// Secrets that are never in the database: base64 of at least 32 random bytes each. Settings: <c>Iam:Secrets</c>. In Development they are
/// made once and kept in the data directory; anywhere else the host refuses to start without them.
/// </summary>
public sealed class IamSecrets
{
    /// <summary>What API-key and client secrets are hashed under. Losing it loses every key.</summary>
    public string Pepper { get; set; } = "";

    /// <summary>Keys of refresh handles by ring number, 0 to 15. The highest number signs; the others still verify.</summary>
    public IDictionary<string, string> RefreshKeys { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What the Data Protection keys in the database are encrypted with.</summary>
    public string DataProtectionKey { get; set; } = "";

    public override string ToString() => nameof(IamSecrets);
}

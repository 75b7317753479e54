namespace Nomba.Iam.Web.Http;

/// <summary>How often one client may ask for tokens from one address. Settings: <c>Iam:RateLimits</c>.</summary>
internal sealed class RateLimitOptions
{
    public const int MaxPermitsPerSecond = 1_000_000;

    /// <summary>Default true.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Default 200.</summary>
    public int PermitsPerSecond { get; set; } = 200;
}

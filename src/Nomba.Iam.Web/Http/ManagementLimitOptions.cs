namespace Nomba.Iam.Web.Http;

/// <summary>How often the management API may be asked. Settings: <c>Iam:RateLimits:Management</c>.</summary>
internal sealed class ManagementLimitOptions
{
    public const int Most = 1_000_000;

    /// <summary>Requests per minute of one member, or of one person. Default 600.</summary>
    public int PermitsPerMinute { get; set; } = 600;

    /// <summary>Requests per minute from one network of callers who are not signed in, or whose credentials are not good. Default 60.</summary>
    public int AnonymousPermitsPerMinute { get; set; } = 60;
}

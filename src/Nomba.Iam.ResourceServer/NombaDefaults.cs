namespace Nomba.Iam.ResourceServer;

/// <summary>Names that the SDK uses.</summary>
public static class NombaDefaults
{
    /// <summary>The authentication scheme; the default one once <c>AddNombaResourceServer</c> was called.</summary>
    public const string Scheme = "Nomba";

    /// <summary>The name of the HTTP client that talks to the issuer, for hosts that want to configure it.</summary>
    public const string HttpClient = "Nomba.Iam";

    /// <summary>The meter of what the SDK measures: feed lag, applied sequence, cache look-ups, introspections.</summary>
    public const string Meter = "Nomba.Iam.ResourceServer";

    /// <summary>The health check that says whether tokens can be checked: metadata loaded and, in mode hybrid, the revocation feed current.</summary>
    public const string HealthCheck = "nomba-iam";
}

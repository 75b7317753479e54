namespace Nomba.Iam.ResourceServer;

/// <summary>Names that the SDK uses.</summary>
public static class NombaDefaults
{
    /// <summary>The authentication scheme; the default one once <c>AddNombaResourceServer</c> was called.</summary>
    public const string Scheme = "Nomba";

    /// <summary>The name of the HTTP client that talks to the issuer, for hosts that want to configure it.</summary>
    public const string HttpClient = "Nomba.Iam";

    /// <summary>The health check that says whether the issuer's metadata is loaded.</summary>
    public const string HealthCheck = "nomba-iam";
}

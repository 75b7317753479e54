namespace Nomba.Iam.ResourceServer;

/// <summary>How a resource API validates access tokens. Checked when the host starts.</summary>
public sealed class NombaResourceServerOptions
{
    /// <summary>The issuer's address, as it stands in tokens. Required; https, or http on a loopback address.</summary>
    public string Authority { get; set; } = "";

    /// <summary>This API's audience: a token for another one is refused. Required.</summary>
    public string Audience { get; set; } = "";

    /// <summary>
    /// Addresses of the issuer's nodes, where this API reaches them one by one and not through a load balancer at <see cref="Authority"/>. Tried in this order, and the next one
    /// whenever one does not answer. Default: none, the authority alone. Scheme and rules as for <see cref="Authority"/>.
    /// </summary>
    public IReadOnlyList<string> Nodes { get; set; } = [];

    /// <summary>Default <see cref="ValidationMode.Hybrid"/>.</summary>
    public ValidationMode Mode { get; set; } = ValidationMode.Hybrid;

    /// <summary>How old the revocation feed may be before every token is introspected. Default 10 seconds; 5 seconds to 10 minutes.</summary>
    public TimeSpan StalenessLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many verified tokens are remembered at most, at 1 to 2 KB each. Default 20,000; 0 and less remembers hardly any.</summary>
    public int VerifiedTokenCapacity { get; set; } = 20_000;

    /// <summary>What operators call this instance. Default: the machine's name.</summary>
    public string InstanceName { get; set; } = System.Environment.MachineName;

    /// <summary>
    /// The credentials of the registered resource server, which this API follows the feed and introspects with. Required but in mode <see cref="ValidationMode.Jwt"/>.
    /// </summary>
    public string? ClientId { get; set; }

    /// <summary>The secret that goes with <see cref="ClientId"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary><c>live</c> (the default) or <c>test</c>: tokens of the other environment are refused.</summary>
    public string Environment { get; set; } = "live";

    /// <summary>How far the issuer's clock may be ahead or behind. Default 10 seconds.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one introspection may take before the request is refused with 503. Default 5 seconds.</summary>
    public TimeSpan IntrospectionTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Writes the body of a refusal. Status and headers are set before it is called. Default: problem details (RFC 9457).
    /// </summary>
    public Func<HttpContext, NombaFailure, Task>? WriteFailure { get; set; }

    /// <summary>Prints the type's name: the options hold a secret.</summary>
    public override string ToString() => nameof(NombaResourceServerOptions);
}

namespace Nomba.Iam.Contracts.ResourceServers;

/// <summary>A resource API with its new secret. The secret is in this answer and nowhere else.</summary>
public sealed class ResourceServerSecretResponse
{
    /// <summary>The resource API.</summary>
    public required ResourceServerResponse ResourceServer { get; init; }

    /// <summary>What it introspects with: Basic authentication with the id as the user name.</summary>
    public required string ClientSecret { get; init; }

    /// <summary>The name of the type: a secret stays out of logs.</summary>
    public override string ToString() => nameof(ResourceServerSecretResponse);
}

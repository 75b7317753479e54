namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>Settings <c>Iam:Docs</c>.</summary>
internal sealed class DocsOptions
{
    /// <summary>Whether this host shows its API reference under <c>/docs</c>. It says nothing that the OpenAPI document does not.</summary>
    public bool Enabled { get; set; } = true;
}

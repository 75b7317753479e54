namespace Nomba.Iam.Web.Tests.Http;

/// <summary>What a line of <see cref="RouteTable"/> says must come before its own request.</summary>
internal abstract record RouteStep
{
    private RouteStep()
    {
    }

    public sealed record Request(string Method, string Path, string? Body) : RouteStep;

    /// <summary>Its name, as it stands in the table.</summary>
    public sealed record Thing(string Name) : RouteStep;
}

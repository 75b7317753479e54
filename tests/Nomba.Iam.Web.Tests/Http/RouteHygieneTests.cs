using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>What every route of the management API has, read from the routes of the running host.</summary>
public sealed class RouteHygieneTests(ManagementHost host)
{
    [Fact]
    public void Every_route_is_in_the_route_table_and_every_line_of_it_is_a_route()
    {
        var routes = Routes().Select(r => r.Name).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(routes);
        Assert.Equal(routes, RouteTable.Rows.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_creation_may_be_repeated_under_an_idempotency_key()
    {
        // By name: a host without the mechanism has nothing to mark.
        if (typeof(Program).Assembly.GetType("Nomba.Iam.Web.Http.IdempotentEndpoint") is not { } mark)
        {
            return;
        }

        var creations = Routes().Where(r => r.Name.StartsWith("POST ", StringComparison.Ordinal) && Answers(r.Endpoint, 201)).ToList();

        Assert.NotEmpty(creations);
        Assert.All(creations, r => Assert.True(
            r.Endpoint.Metadata.Any(mark.IsInstanceOfType), $"{r.Name} answers 201: say .Idempotent() where it is mapped."));
    }

    [Fact]
    public void Every_update_may_name_the_revision_that_it_is_meant_for()
    {
        var updates = Routes().Where(r => r.Name.StartsWith("PATCH ", StringComparison.Ordinal) || r.Name.StartsWith("PUT ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(updates);
        Assert.All(updates, r => Assert.True(
            ReadsIfMatch(r.Endpoint.Metadata.GetMetadata<MethodInfo>()!), $"{r.Name} takes no IfMatch."));
    }

    /// <summary>Among the parameters of an endpoint, or of a record that holds several of them.</summary>
    internal static bool ReadsIfMatch(MethodInfo endpoint) =>
        endpoint.GetParameters().Any(p => p.ParameterType.Name == "IfMatch" || p.ParameterType.GetProperties().Any(held => held.PropertyType.Name == "IfMatch"));

    private static bool Answers(RouteEndpoint endpoint, int status) =>
        endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(p => p.StatusCode == status);

    private IEnumerable<(string Name, RouteEndpoint Endpoint)> Routes() =>
        from endpoint in host.Iam.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
        where path.StartsWith("/api/v1/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select ($"{method} {path}", endpoint);
}

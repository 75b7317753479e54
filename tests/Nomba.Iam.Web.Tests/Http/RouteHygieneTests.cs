using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Contracts.Http;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>What every route of the management API has, read from the routes of the running host.</summary>
public sealed class RouteHygieneTests(ManagementHost host)
{
    // What makes a secret, a permission or a delivery, and does not answer 201.
    private static readonly string[] OtherCreations =
    [
        "POST /api/v1/organizations/{accountId}/applications/{applicationId}/rotate-secret",
        "POST /api/v1/organizations/{accountId}/webhooks/{webhookId}/rotate-secret",
        "POST /api/v1/organizations/{accountId}/webhooks/{webhookId}/test",
        "POST /api/v1/organizations/{accountId}/webhooks/{webhookId}/deliveries/{deliveryId}/redeliver",
        "POST /api/v1/operator/resource-servers/{serverId}/permissions",
        "POST /api/v1/operator/resource-servers/{serverId}/replace-secret",
    ];

    // One page each: 100 roles, 500 permissions for each resource API, 20 webhooks, the event types that are written in the code, and the signing
    // keys of a month or two.
    private static readonly string[] ShortLists =
    [
        "GET /api/v1/organizations/{accountId}/roles",
        "GET /api/v1/organizations/{accountId}/permissions",
        "GET /api/v1/organizations/{accountId}/webhooks",
        "GET /api/v1/organizations/{accountId}/webhook-event-types",
        "GET /api/v1/operator/signing-keys",
    ];

    // Answers for as long as the caller listens: see RevocationFeedTests.
    private const string Endless = "/api/v1/revocations/feed";

    [Fact]
    public void Every_route_is_in_the_route_table_and_every_line_of_it_is_a_route()
    {
        var routes = Routes().Select(r => r.Name).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(routes);
        Assert.Equal(routes, RouteTable.Rows.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_route_is_seen_to_succeed() => Assert.All(
        RouteTable.Rows.Values, r => Assert.True(r.Cells[^1].Status is >= 200 and < 300, $"{r.Route} answers {r.Cells[^1].Status} to {r.Cells[^1].Caller}: let something come before it."));

    [Fact]
    public void Every_creation_may_be_repeated_under_an_idempotency_key()
    {
        // By name, since it is the host's own.
        var mark = typeof(Program).Assembly.GetType("Nomba.Iam.Web.Http.IdempotentEndpoint", throwOnError: true)!;

        var creations = Routes().Where(r => r.Name.StartsWith("POST ", StringComparison.Ordinal) && (Answers(r.Endpoint, 201) || OtherCreations.Contains(r.Name))).ToList();

        Assert.Contains(creations, r => Answers(r.Endpoint, 201));
        Assert.Empty(OtherCreations.Except(creations.Select(r => r.Name)));
        Assert.All(creations, r => Assert.True(
            r.Endpoint.Metadata.Any(mark.IsInstanceOfType), $"{r.Name} makes something: say .Idempotent() where it is mapped."));
    }

    [Fact]
    public void Every_request_is_decided_by_a_policy_and_so_counted_against_a_limit()
    {
        var routes = Routes().ToList();

        Assert.NotEmpty(routes);
        Assert.All(routes, r => Assert.True(
            r.Endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is not null && r.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null,
            $"{r.Name} is let past authorization, which counts the requests: say .ForAnybody() where it is mapped."));
    }

    [Fact]
    public void Every_list_is_given_a_page_at_a_time()
    {
        var lists = Routes().Where(r => AnswersWithPage(r.Endpoint)).ToList();

        Assert.NotEmpty(lists);
        Assert.Empty(ShortLists.Except(lists.Select(r => r.Name)));
        Assert.All(lists, r => Assert.True(
            ShortLists.Contains(r.Name) != IsPaged(r.Endpoint.Metadata.GetMetadata<MethodInfo>()!),
            $"{r.Name} takes limit and cursor, or something else keeps its list short and it is named here with what does."));
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

    private static bool AnswersWithPage(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>().Any(p => p.Type is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>));

    private static bool IsPaged(MethodInfo endpoint)
    {
        var names = endpoint.GetParameters().SelectMany(p => p.IsDefined(typeof(AsParametersAttribute)) ? p.ParameterType.GetProperties().Select(held => held.Name) : [p.Name!])
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return names.Contains("limit") && names.Contains("cursor");
    }

    private IEnumerable<(string Name, RouteEndpoint Endpoint)> Routes() =>
        from endpoint in host.Iam.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = $"/{endpoint.RoutePattern.RawText!.Trim('/')}"
        where path.StartsWith("/api/v1/", StringComparison.Ordinal) && path != Endless
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
        select ($"{method} {path}", endpoint);
}

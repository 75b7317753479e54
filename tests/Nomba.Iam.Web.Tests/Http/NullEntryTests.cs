using System.Collections;
using System.Net;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Nomba.Iam.Contracts.Http;

namespace Nomba.Iam.Web.Tests.Http;

/// <summary>Null in the place of a list's entry, in every list of every request that an endpoint reads.</summary>
public sealed class NullEntryTests(ManagementHost host)
{
    // Members of an object by their name, entries of a list by 0.
    private sealed record Place(string Route, Type Owner, IReadOnlyList<string> Path);

    [Fact]
    public async Task Is_refused_and_said_where()
    {
        var places = Requests().SelectMany(r => ListsIn(r.Body).Select(list => new Place(r.Route, list.Owner, list.Path))).ToList();
        var merchant = await host.SeedMerchantAsync();
        var other = await host.SeedMerchantAsync();

        List<string> wrong = [];
        foreach (var place in places)
        {
            using var answer = await SendAsync(place, merchant, other);
            var text = await answer.TextAsync();
            if (answer.StatusCode != HttpStatusCode.BadRequest || !Names(text, place.Path.Last(p => p != "0")))
            {
                wrong.Add($"{place.Route} {string.Join('.', place.Path)}: {(int)answer.StatusCode} {text}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(WithLists().Order(StringComparer.Ordinal), places.Select(p => p.Owner.Name).Distinct().Order(StringComparer.Ordinal));
    }

    private async Task<HttpResponseMessage> SendAsync(Place place, ManagedOrganization merchant, ManagedOrganization other)
    {
        var row = RouteTable.Rows[place.Route];
        var callers = new RouteCallers(host, merchant, other, row.Needs);
        var things = new RouteThings(merchant, callers, row.Needs);
        var body = JsonNode.Parse(await things.FillAsync(row.Body!))!;
        Put(body, place.Path);
        return await callers.SendAsync(row.Cells[^1].Caller, new HttpMethod(row.Method), await things.FillAsync(row.Path), body.ToJsonString());
    }

    // What stands in the way stays, so that nothing else is wrong with the request.
    private static void Put(JsonNode body, IReadOnlyList<string> path)
    {
        var node = body;
        foreach (var (step, next) in path.Zip(path.Skip(1)))
        {
            node = node is JsonArray list ? list[0]! : node[step] ??= next == "0" ? new JsonArray(new JsonObject()) : new JsonObject();
        }

        node[path[^1]] = new JsonArray((JsonNode?)null);
    }

    private static bool Names(string problem, string list) =>
        JsonSerializer.Deserialize<Problem>(problem, JsonSerializerOptions.Web)!.Errors?.Any(e => e.Field?.Contains(list, StringComparison.Ordinal) == true) == true;

    private static IEnumerable<(Type Owner, string[] Path)> ListsIn(Type type) => MembersOf(type).SelectMany(m => m switch
    {
        { Entry: { } entry } => ListsIn(entry).Select(deeper => (deeper.Owner, (string[])[m.Name, "0", .. deeper.Path])).Prepend((type, [m.Name])),
        _ => ListsIn(m.Type).Select(deeper => (deeper.Owner, (string[])[m.Name, .. deeper.Path])),
    });

    private static IEnumerable<(string Name, Type Type, Type? Entry)> MembersOf(Type type) =>
        from property in IsRequest(type) ? type.GetProperties() : []
        let isList = property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(IEnumerable))
        select (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.PropertyType, isList ? property.PropertyType.GetGenericArguments()[0] : null);

    private static bool IsRequest(Type type) => type.Assembly == typeof(Problem).Assembly && type.Name.EndsWith("Request", StringComparison.Ordinal);

    private static IEnumerable<string> WithLists() =>
        typeof(Problem).Assembly.GetTypes().Where(t => MembersOf(t).Any(m => m.Entry is not null)).Select(t => t.Name);

    private IEnumerable<(string Route, Type Body)> Requests() =>
        from endpoint in host.Iam.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let handler = endpoint.Metadata.GetMetadata<MethodInfo>()
        where handler is not null
        from parameter in handler.GetParameters()
        from read in IsRequest(parameter.ParameterType) ? [parameter.ParameterType] : parameter.ParameterType.GetProperties().Select(p => p.PropertyType)
        where IsRequest(read)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        let route = $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}"
        where RouteTable.Rows.ContainsKey(route)
        select (route, read);
}

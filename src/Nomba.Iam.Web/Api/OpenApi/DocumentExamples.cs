using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>
/// An example of every JSON body, made from its schema: for each member what example-words.json says for it by type and name, or by name alone,
/// else something of the right type. A request that is more than its members has its whole example there, by the name of the operation.
/// </summary>
internal static class DocumentExamples
{
    private const string Json = "application/json";
    private const string SomeId = "0199d3a0-6f1e-7c52-9a41-5b0e7d1f2c33";
    private const int MaxDepth = 8;

    private static readonly Lazy<JsonObject> Words = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("example-words.json")!;
        return JsonNode.Parse(stream)!.AsObject();
    });

    public static void Describe(OpenApiDocument document)
    {
        foreach (var (_, _, operation) in document.Operations())
        {
            Describe(operation.RequestBody?.Content, operation.OperationId);
            foreach (var response in (operation.Responses ?? []).Where(r => r.Key.StartsWith('2')))
            {
                Describe(response.Value.Content, null);
            }
        }
    }

    private static void Describe(IDictionary<string, OpenApiMediaType>? content, string? whole)
    {
        if (content?.TryGetValue(Json, out var json) == true && json is { Schema: { } schema, Example: null, Examples: null })
        {
            json.Example = whole is not null && Words.Value[whole] is { } example ? example.DeepClone() : Make(schema, "", 0);
        }
    }

    private static JsonNode? Make(IOpenApiSchema schema, string name, int depth)
    {
        if (schema.OneOf?.LastOrDefault() is { } alternative)
        {
            return Make(alternative, name, depth);
        }

        var type = schema.Type & ~JsonSchemaType.Null;
        return depth > MaxDepth ? null
            : schema.Enum is [var first, ..] ? first.DeepClone()
            : type is JsonSchemaType.Array ? new JsonArray(Make(schema.Items!, Singular(name), depth + 1))
            : type is JsonSchemaType.Object ? MakeObject(schema, depth)
            : MakeValue(schema, type);
    }

    private static JsonObject MakeObject(IOpenApiSchema schema, int depth)
    {
        var id = (schema as OpenApiSchemaReference)?.Reference.Id;
        var made = new JsonObject();
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var known = Words.Value.TryGetPropertyValue($"{id}.{name}", out var word) || Words.Value.TryGetPropertyValue(name, out word);
            made[name] = known && word is null && MayBeNull(property) ? null : Fitting(word, property) ?? Make(property, name, depth + 1);
        }

        return made;
    }

    private static bool MayBeNull(IOpenApiSchema schema) => schema.Type?.HasFlag(JsonSchemaType.Null) == true || schema.OneOf?.Any(MayBeNull) == true;

    // A word is for members of its kind: "status" is a text here and a number there.
    private static JsonNode? Fitting(JsonNode? word, IOpenApiSchema property) => (word?.GetValueKind(), property.Type) switch
    {
        (JsonValueKind.String, { } type) when type.HasFlag(JsonSchemaType.String) => word!.DeepClone(),
        (JsonValueKind.Number, { } type) when type.HasFlag(JsonSchemaType.Integer) => word!.DeepClone(),
        (JsonValueKind.True or JsonValueKind.False, { } type) when type.HasFlag(JsonSchemaType.Boolean) => word!.DeepClone(),
        (JsonValueKind.Object, _) => word!.DeepClone(),
        (JsonValueKind.Array, { } type) when type.HasFlag(JsonSchemaType.Array) => word!.DeepClone(),
        _ => null,
    };

    private static JsonNode? MakeValue(IOpenApiSchema schema, JsonSchemaType? type) => type switch
    {
        JsonSchemaType.Integer => 1,
        JsonSchemaType.Number => 1,
        JsonSchemaType.Boolean => false,
        JsonSchemaType.String => schema.Format switch
        {
            "uuid" => SomeId,
            "date-time" => "2026-03-14T09:26:53+00:00",
            "date" => "2026-03-14",
            "uri" => "https://merchant.example/callback",
            _ => "text",
        },
        _ => null,
    };

    private static string Singular(string name) => name.EndsWith('s') ? name[..^1] : name;
}

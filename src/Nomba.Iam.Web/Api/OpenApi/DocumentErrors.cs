using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Nomba.Iam.Contracts.Http;
using Nomba.Iam.Web.Http;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>Shows, for each refusal of an operation, the answer with each code that it may have.</summary>
internal static class DocumentErrors
{
    private const string RequestId = "0HNC2V5D8QK7B:00000001";

    public static void Describe(OpenApiDocument document)
    {
        document.Components!.Examples ??= new Dictionary<string, IOpenApiExample>();
        foreach (var (_, _, operation) in document.Operations())
        {
            var known = ErrorCodes.Current.Of(operation.OperationId ?? "");
            foreach (var codes in known)
            {
                Describe(document, operation, codes);
            }

            if (known.Count > 0)
            {
                LeaveOut(operation, known);
            }
        }
    }

    private static void Describe(OpenApiDocument document, OpenApiOperation operation, IGrouping<int, string> codes)
    {
        var examples = new Dictionary<string, IOpenApiExample>();
        foreach (var code in codes)
        {
            document.Components!.Examples!.TryAdd(code, Example(code, ErrorCodes.Current.Errors[code]));
            examples[code] = new OpenApiExampleReference(code, document);
        }

        var status = codes.Key.ToString(CultureInfo.InvariantCulture);
        operation.Responses ??= [];
        if (!operation.Responses.TryGetValue(status, out var response))
        {
            operation.Responses[status] = response = new OpenApiResponse
            {
                Description = ApiOperations.Meaning(status, Problems.TitleOf(codes.Key)),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [Problem.MediaType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) },
                },
            };
        }

        if (response.Content?.TryGetValue(Problem.MediaType, out var content) == true)
        {
            content.Examples = examples;
        }
    }

    // What is declared for every endpoint, and cannot come from this one.
    private static void LeaveOut(OpenApiOperation operation, ILookup<int, string> known)
    {
        foreach (var status in operation.Responses!.Keys.Where(s => int.Parse(s, CultureInfo.InvariantCulture) is >= 400 and var code && !known.Contains(code)).ToList())
        {
            operation.Responses.Remove(status);
        }
    }

    private static OpenApiExample Example(string code, ErrorExample error)
    {
        var problem = new JsonObject
        {
            ["type"] = $"urn:nomba-iam:error:{code}",
            ["title"] = Problems.TitleOf(error.Status),
            ["status"] = error.Status,
            ["detail"] = error.Detail,
            ["code"] = code,
            ["requestId"] = RequestId,
        };
        if (error.Field is not null)
        {
            problem["errors"] = new JsonArray(new JsonObject { ["field"] = error.Field, ["code"] = code, ["message"] = error.Detail });
        }

        return new OpenApiExample { Summary = error.Detail, Value = problem };
    }
}

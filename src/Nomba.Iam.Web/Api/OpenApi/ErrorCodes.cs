using System.Reflection;
using System.Text.Json;

namespace Nomba.Iam.Web.Api.OpenApi;

/// <summary>
/// The codes that each operation may refuse with. The list, error-codes.json, is read from the compiled use cases by a test, which fails when it is
/// out of date: nobody keeps it by hand.
/// </summary>
internal sealed record ErrorCodes(IReadOnlyDictionary<string, ErrorExample> Errors, IReadOnlyDictionary<string, IReadOnlyList<string>> Operations)
{
    private static readonly Lazy<ErrorCodes> Read = new(() =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("error-codes.json")!;
        return JsonSerializer.Deserialize<ErrorCodes>(stream, JsonSerializerOptions.Web)!;
    });

    public static ErrorCodes Current => Read.Value;

    /// <summary>What an operation may refuse with, by status.</summary>
    public ILookup<int, string> Of(string operation) =>
        Operations.GetValueOrDefault(operation, []).ToLookup(code => Errors[code].Status);
}

using System.Text.Json.Serialization;

namespace Nomba.Iam.Contracts.Http;

/// <summary>Why a request was refused, as problem details (RFC 9457), with the media type <c>application/problem+json</c>.</summary>
/// <param name="Type">A URI that names the kind of problem and never changes: <c>urn:nomba-iam:error:</c> and the code.</param>
/// <param name="Title">The kind of problem, for a person.</param>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Detail">What was wrong with this request, for a person. May change; programs read the code.</param>
/// <param name="Code">Stable and machine-readable: <c>api_key.name_taken</c>.</param>
/// <param name="RequestId">Name it when asking about this answer; the audit log has it too.</param>
/// <param name="Errors">What is wrong with which part of the input; absent when the input is not at fault.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Detail,
    string Code,
    string RequestId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ProblemField>? Errors = null)
{
    /// <summary>The media type of an answer that holds a problem.</summary>
    public const string MediaType = "application/problem+json";
}

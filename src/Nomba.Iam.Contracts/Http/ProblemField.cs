namespace Nomba.Iam.Contracts.Http;

/// <summary>A fault in one part of the input.</summary>
/// <param name="Field">A member of the JSON body or a parameter of the query; null when the fault is in none of them alone.</param>
/// <param name="Code">Stable and machine-readable: <c>page.limit</c>.</param>
/// <param name="Message">What is wrong, for a person.</param>
public sealed record ProblemField(string? Field, string Code, string Message);

namespace Nomba.Iam.Domain.Results;

/// <summary>Something that a caller caused and can act on.</summary>
/// <param name="Kind">What the caller can do about it.</param>
/// <param name="Code">Stable and machine-readable: <c>api_key.name_taken</c>. Clients depend on it.</param>
/// <param name="Message">One plain sentence for a person. Never holds a secret.</param>
/// <param name="Field">The input field at fault, when there is one.</param>
public sealed record Error(ErrorKind Kind, string Code, string Message, string? Field = null)
{
    /// <summary>How long to wait before trying again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static Error Invalid(string code, string message, string? field = null) => new(ErrorKind.Invalid, code, message, field);

    public static Error Unauthenticated(string code, string message) => new(ErrorKind.Unauthenticated, code, message);

    public static Error Forbidden(string code, string message) => new(ErrorKind.Forbidden, code, message);

    public static Error NotFound(string code, string message) => new(ErrorKind.NotFound, code, message);

    public static Error Conflict(string code, string message, string? field = null) => new(ErrorKind.Conflict, code, message, field);
}

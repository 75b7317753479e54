using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Contracts.Wire;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire;

/// <summary>Refusals in the words of the wire API: the only place that translates those of the engine.</summary>
internal static class WireErrors
{
    private const string WrongMethod = "wire.method";

    public static readonly Error NoAccount = Error.Unauthenticated("wire.account", "The accountId header is missing or is no UUID");

    public static readonly Error Empty = Error.Invalid("wire.body_empty", "The body is required");

    public static readonly Error NotJson = Error.Invalid("wire.body_malformed", "The body is not valid JSON");

    public static readonly Error NotAnObject = Error.Invalid("wire.body_malformed", "The body must be a JSON object");

    public static readonly Error Unreadable = Error.Invalid("wire.body_malformed", "The body cannot be read");

    public static readonly Error TooLarge = Error.Invalid("wire.body_too_large", "The body is larger than 16 KiB");

    public static readonly Error UnsupportedMediaType = Error.Invalid("wire.media_type", "Send application/json or application/x-www-form-urlencoded");

    public static readonly Error NoToken = Error.Unauthenticated("wire.token", "The bearer token is missing or is not good");

    public static readonly Error OtherAccount = Error.Unauthenticated("wire.account", "The accountId header is not the token's");

    public static readonly Error NoSuchPath = Error.NotFound("wire.path", "Record not found");

    public static readonly Error TooManyRequests = new(ErrorKind.Throttled, "wire.too_many", "Too many requests");

    public static Error MethodNotAllowed(string allowed) => Error.Invalid(WrongMethod, $"Use {allowed}");

    public static Error Missing(string field) => Error.Invalid("wire.field_missing", $"{field} is required", field);

    public static Error NotText(string field) => Error.Invalid("wire.field_malformed", $"{field} must be a string", field);

    public static Error Contradictory(string field) => Error.Invalid("wire.field_contradictory", $"{field} is given twice, with different values", field);

    public static Error NotOneOf(string field, params ReadOnlySpan<string> values) =>
        Error.Invalid("wire.field_unsupported", $"{field} is not one of {string.Join(", ", values)}", field);

    public static WireFailure Describe(Error error) => error switch
    {
        _ when error == TokenErrors.InvalidClient || error == TokenErrors.InvalidCode =>
            new(StatusCodes.Status401Unauthorized, WireCodes.InvalidCredentials, "Invalid credentials"),
        _ when error == TokenErrors.InvalidRefreshToken => new(StatusCodes.Status401Unauthorized, WireCodes.TokenExpired, "Token expired"),
        _ when error == TooLarge => new(StatusCodes.Status413PayloadTooLarge, WireCodes.PayloadTooLarge, error.Message),
        _ when error == UnsupportedMediaType => new(StatusCodes.Status415UnsupportedMediaType, WireCodes.UnsupportedMediaType, error.Message),
        { Code: WrongMethod } => new(StatusCodes.Status405MethodNotAllowed, WireCodes.MethodNotAllowed, error.Message),
        _ => OfKind(error),
    };

    private static WireFailure OfKind(Error error) => error.Kind switch
    {
        ErrorKind.Invalid or ErrorKind.Conflict => new(StatusCodes.Status400BadRequest, WireCodes.BadRequest, error.Message),
        ErrorKind.Unauthenticated => new(StatusCodes.Status401Unauthorized, WireCodes.Unauthorized, "Unauthorized"),
        ErrorKind.Forbidden => new(StatusCodes.Status403Forbidden, WireCodes.Forbidden, "Forbidden"),
        ErrorKind.NotFound => new(StatusCodes.Status404NotFound, WireCodes.NotFound, "Record not found"),
        ErrorKind.Throttled => new(StatusCodes.Status429TooManyRequests, WireCodes.TooManyRequests, "Too many requests"),
        ErrorKind.Unavailable => WireFailure.Unavailable,
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    };
}

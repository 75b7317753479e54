using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Http;

internal static class IdempotencyErrors
{
    public static readonly Error Malformed =
        Error.Invalid("idempotency.key", "Send one Idempotency-Key of 1 to 255 printable ASCII characters, in quotation marks or without.", "Idempotency-Key");

    public static readonly Error Differs = new(
        ErrorKind.Contradicting, "idempotency.payload_differs", "This Idempotency-Key was used for another request. Use a new key for each thing you create.");

    public static readonly Error AnswerLost = Error.Conflict(
        "idempotency.answer_lost", "The request with this Idempotency-Key was carried out, and its answer was lost on our side. Read the list to find what it made.");
}

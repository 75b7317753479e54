using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Seeding;

internal static class SeedErrors
{
    public static Error Missing(string what) => Error.Invalid("seed.missing", $"The seed lacks {what}.");

    public static Error Unknown(string what, string name) => Error.Invalid("seed.unknown", $"The seed names {what} '{name}', which it does not describe.");

    public static Error In(string what, Error error) => error with { Message = $"{what}: {error.Message}" };
}

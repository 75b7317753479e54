using FluentValidation;
using Nomba.Iam.Domain.ApiKeys;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Shapes that several messages about keys have in common.</summary>
internal static class ApiKeyRules
{
    public const int ReasonMaxLength = 500;

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsKeyName() => rule
            .NotEmpty().WithErrorCode("api_key.name").WithMessage("Give the key a name.")
            .MaximumLength(ApiKey.NameMaxLength).WithErrorCode("api_key.name").WithMessage($"A name has at most {ApiKey.NameMaxLength} characters.")
            .Must(name => name is null || !name.Any(char.IsControl)).WithErrorCode("api_key.name").WithMessage("A name has no control characters.");

        public IRuleBuilderOptions<T, string?> IsReason(string code = "api_key.reason") => rule
            .NotEmpty().WithErrorCode(code).WithMessage("Say why: it goes into the audit log.")
            .MaximumLength(ReasonMaxLength).WithErrorCode(code).WithMessage($"A reason has at most {ReasonMaxLength} characters.")
            .Must(reason => reason is null || !reason.Any(IsUnprintable)).WithErrorCode(code).WithMessage("A reason has no control characters.");
    }

    // A line break is part of a text. A NUL is not, and PostgreSQL does not store it.
    private static bool IsUnprintable(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}

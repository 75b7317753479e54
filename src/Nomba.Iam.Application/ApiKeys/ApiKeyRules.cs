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

        public IRuleBuilderOptions<T, string?> IsKeyDescription() => rule
            .MaximumLength(KeyDescription.TextMaxLength).WithErrorCode("api_key.description").WithMessage($"A description has at most {KeyDescription.TextMaxLength} characters.")
            .Must(text => text is null || !text.Any(IsUnprintable)).WithErrorCode("api_key.description").WithMessage("A description has no control characters.");

        public IRuleBuilderOptions<T, string?> IsOwnerContact() => rule
            .MaximumLength(KeyDescription.OwnerContactMaxLength).WithErrorCode("api_key.owner_contact").WithMessage($"An owner's contact has at most {KeyDescription.OwnerContactMaxLength} characters.")
            .Must(text => text is null || !text.Any(char.IsControl)).WithErrorCode("api_key.owner_contact").WithMessage("An owner's contact has no control characters.");
    }

    extension<T>(IRuleBuilder<T, IReadOnlyList<string>?> rule)
    {
        public IRuleBuilderOptions<T, IReadOnlyList<string>?> AreTags() => rule
            .Must(tags => tags is null || tags.Count <= KeyDescription.MaxTags).WithErrorCode("api_key.tags").WithMessage($"A key has at most {KeyDescription.MaxTags} tags.")
            .Must(tags => tags is null || tags.All(IsTag)).WithErrorCode("api_key.tags").WithMessage($"A tag has 1 to {KeyDescription.TagMaxLength} characters, none of them a control character.")
            .Must(tags => tags is null || !tags.All(IsTag) || tags.Select(KeyDescription.TagOf).Distinct(StringComparer.Ordinal).Count() == tags.Count)
            .WithErrorCode("api_key.tags").WithMessage("A tag is given twice. Letter case does not tell tags apart.");
    }

    private static bool IsTag(string? tag) => !string.IsNullOrWhiteSpace(tag) && tag.Trim().Length <= KeyDescription.TagMaxLength && !tag.Any(char.IsControl);

    // A line break is part of a text. A NUL is not, and PostgreSQL does not store it.
    private static bool IsUnprintable(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}

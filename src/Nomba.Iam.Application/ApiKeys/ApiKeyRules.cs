using FluentValidation;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Names;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Shapes that several messages about keys have in common.</summary>
internal static class ApiKeyRules
{
    public const int ReasonMaxLength = 500;

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsKeyName() => rule.IsName("api_key.name", "key", ApiKey.NameMaxLength);

        public IRuleBuilderOptions<T, string?> IsReason(string code = "api_key.reason") => rule
            .NotEmpty().WithErrorCode(code).WithMessage("Say why: it goes into the audit log.")
            .MaximumLength(ReasonMaxLength).WithErrorCode(code).WithMessage($"A reason has at most {ReasonMaxLength} characters.")
            .Must(reason => reason is null || !reason.Any(IsUnprintable)).WithErrorCode(code).WithMessage("A reason has no control characters.");

        public IRuleBuilderOptions<T, string?> IsKeyDescription() => rule
            .MaximumLength(KeyDescription.TextMaxLength).WithErrorCode("api_key.description").WithMessage($"A description has at most {KeyDescription.TextMaxLength} characters.")
            .Must(text => text is null || !text.Any(IsUnprintable)).WithErrorCode("api_key.description").WithMessage("A description has no control characters.");

        public IRuleBuilderOptions<T, string?> IsOwnerContact() => rule
            .MaximumLength(KeyDescription.OwnerContactMaxLength).WithErrorCode("api_key.owner_contact").WithMessage($"An owner's contact has at most {KeyDescription.OwnerContactMaxLength} characters.")
            .Must(NameText.IsPlain).WithErrorCode("api_key.owner_contact").WithMessage($"An owner's contact has {NameRules.PlainText}.");
    }

    extension<T>(IRuleBuilder<T, IReadOnlyList<string>?> rule)
    {
        public IRuleBuilderOptions<T, IReadOnlyList<string>?> AreTags() => rule
            .Must(tags => tags is null || tags.Count <= KeyDescription.MaxTags).WithErrorCode("api_key.tags").WithMessage($"A key has at most {KeyDescription.MaxTags} tags.")
            .Must(tags => tags is null || tags.All(IsTag)).WithErrorCode("api_key.tags").WithMessage($"A tag has 1 to {KeyDescription.TagMaxLength} characters, and {NameRules.PlainText}.")
            .Must(tags => tags is null || !tags.All(IsTag) || tags.Select(KeyDescription.TagOf).Distinct(StringComparer.Ordinal).Count() == tags.Count)
            .WithErrorCode("api_key.tags").WithMessage("A tag is given twice. Letter case does not tell tags apart.");
    }

    private static bool IsTag(string? tag) => NameText.IsVisible(tag) && NameText.IsPlain(tag) && tag!.Trim().Length <= KeyDescription.TagMaxLength;

    // A line break is part of a text. A NUL is not, and PostgreSQL does not store it.
    private static bool IsUnprintable(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}

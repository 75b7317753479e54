using FluentValidation;
using Nomba.Iam.Domain.Names;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>The shape of a name, whatever it is the name of.</summary>
internal static class NameRules
{
    public const string PlainText = "no characters that control the text, cannot be seen, or turn its direction";

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        /// <param name="code">Of every fault.</param>
        /// <param name="thing">What is named, as people call it.</param>
        /// <param name="maxLength">In characters.</param>
        public IRuleBuilderOptions<T, string?> IsName(string code, string thing, int maxLength) => rule
            .Must(NameText.IsVisible).WithErrorCode(code).WithMessage($"Give the {thing} a name.")
            .MaximumLength(maxLength).WithErrorCode(code).WithMessage($"A name has at most {maxLength} characters.")
            .Must(NameText.IsPlain).WithErrorCode(code).WithMessage($"A name has {PlainText}.");
    }
}

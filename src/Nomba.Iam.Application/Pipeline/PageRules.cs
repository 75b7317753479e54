using FluentValidation;

namespace Nomba.Iam.Application.Pipeline;

/// <summary>What every list asks of its page.</summary>
public static class PageRules
{
    /// <summary>The most rows that one page has.</summary>
    public const int MaxLimit = 100;

    /// <summary>The most rows that a numbered page may pass over.</summary>
    public const int MaxOffset = 10_000;

    private const int SearchMaxLength = 100;

    extension<T>(IRuleBuilder<T, int> rule)
    {
        public IRuleBuilderOptions<T, int> IsLimit() => rule.InclusiveBetween(1, MaxLimit).OverridePropertyName("limit")
            .WithErrorCode("page.limit").WithMessage($"The limit is between 1 and {MaxLimit}.");

        public IRuleBuilderOptions<T, int> IsOffset() => rule.InclusiveBetween(0, MaxOffset).OverridePropertyName("page")
            .WithErrorCode("page.offset").WithMessage($"A page starts at one of the first {MaxOffset} rows.");
    }

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsSearch() => rule.MaximumLength(SearchMaxLength).OverridePropertyName("search")
            .WithErrorCode("page.search").WithMessage($"A search has at most {SearchMaxLength} characters.")
            .Must(search => search is null || !search.Any(char.IsControl)).WithErrorCode("page.search").WithMessage("A search has no control characters.");
    }
}

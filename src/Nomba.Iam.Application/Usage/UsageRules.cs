using FluentValidation;

namespace Nomba.Iam.Application.Usage;

/// <summary>What a period must be, whoever asks for it.</summary>
internal static class UsageRules
{
    extension<T>(IRuleBuilder<T, UsagePeriod> rule)
    {
        public IRuleBuilderOptions<T, UsagePeriod> IsPeriod() => rule
            .Must(p => p.From < p.To).OverridePropertyName("from").WithErrorCode("usage.period").WithMessage("The start of the period lies before its end.");

        public IRuleBuilderOptions<T, UsagePeriod> HasFewSteps() => rule
            .Must(p => p.From >= p.To || p.Steps <= UsagePeriod.MaxSteps).OverridePropertyName("resolution")
            .WithErrorCode("usage.resolution").WithMessage($"The period has more than {UsagePeriod.MaxSteps} steps: shorten it, or choose a coarser resolution.");
    }
}

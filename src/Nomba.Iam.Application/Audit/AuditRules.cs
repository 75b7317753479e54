using FluentValidation;
using Nomba.Iam.Application.Pipeline;

namespace Nomba.Iam.Application.Audit;

/// <summary>Shapes that the messages about an organization's log and the platform's have in common.</summary>
internal static class AuditRules
{
    private const int MaxText = 100;
    private const int MaxReason = 500;

    extension<T>(IRuleBuilderInitial<T, AuditFilter> rule)
    {
        public void IsAuditFilter() => rule.ChildRules(filter =>
        {
            filter.RuleFor(f => f.Limit).IsLimit();
            filter.RuleFor(f => f.Text).Must(IsText).OverridePropertyName("q")
                .WithErrorCode("page.search").WithMessage($"A search has at most {MaxText} characters, and no control characters.");
            filter.RuleFor(f => f.TargetType).Must(IsText).OverridePropertyName("targetType")
                .WithErrorCode("audit.target").WithMessage($"A kind of target has at most {MaxText} characters, and no control characters.");
            filter.RuleFor(f => f.TargetId).Must(IsText).OverridePropertyName("targetId")
                .WithErrorCode("audit.target").WithMessage($"A target's id has at most {MaxText} characters, and no control characters.");
            filter.RuleFor(f => f.Action).Must(IsActionOrGroup).OverridePropertyName("action")
                .WithErrorCode("audit.action").WithMessage("Name an action, such as api_key.revoked, or a group of them: api_key.*");
            filter.RuleFor(f => f.To).Must((f, to) => f.From is not { } from || to is not { } end || from <= end).OverridePropertyName("to")
                .WithErrorCode("audit.period").WithMessage("The period must end after it begins.");
        });
    }

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsRedactionReason() => rule
            .NotEmpty().WithErrorCode("audit_entry.reason").WithMessage("Say why, without personal data: it stays in the audit log.")
            .MaximumLength(MaxReason).WithErrorCode("audit_entry.reason").WithMessage($"A reason has at most {MaxReason} characters.")
            .Must(reason => reason is null || !reason.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            .WithErrorCode("audit_entry.reason").WithMessage("A reason has no control characters.");
    }

    private static bool IsText(string? text) => text is null || (text.Length <= MaxText && !text.Any(char.IsControl));

    private static bool IsActionOrGroup(string? action) =>
        IsText(action) && (action is null || (action.EndsWith(".*", StringComparison.Ordinal) ? action[..^2] : action) is { Length: > 0 } name
            && name.All(c => c is (>= 'a' and <= 'z') or '_' or '.'));
}

using FluentValidation;
using FluentValidation.Results;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Names;
using Nomba.Iam.Domain.Webhooks;

namespace Nomba.Iam.Application.Webhooks;

/// <summary>Shapes that messages about webhooks have in common.</summary>
internal static class WebhookRules
{
    // Nothing long is said back.
    private const int MaxRepeated = 100;

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsWebhookDescription() => rule
            .MaximumLength(WebhookEndpoint.DescriptionMaxLength).WithErrorCode("webhook.description")
            .WithMessage($"A description has at most {WebhookEndpoint.DescriptionMaxLength} characters.")
            .Must(NameText.IsPlain).WithErrorCode("webhook.description").WithMessage($"A description has {NameRules.PlainText}.");

        public IRuleBuilderOptions<T, string?> IsDisablingReason() => rule
            .NotEmpty().WithErrorCode("webhook.reason").WithMessage("Say why: it goes into the audit log.")
            .MaximumLength(WebhookEndpoint.ReasonMaxLength).WithErrorCode("webhook.reason").WithMessage($"A reason has at most {WebhookEndpoint.ReasonMaxLength} characters.")
            .Must(text => text is null || !text.Any(char.IsControl)).WithErrorCode("webhook.reason").WithMessage("A reason has no control characters.");

        /// <summary>Here and not in the use case: a name server takes its time, and no transaction is open yet.</summary>
        public IRuleBuilderOptionsConditions<T, string?> IsTarget(IWebhookTargets targets) => rule.CustomAsync(async (url, context, cancellationToken) =>
        {
            var target = await targets.CheckAsync(url, cancellationToken);
            if (!target.IsSuccess)
            {
                context.AddFailure(new ValidationFailure(target.Error.Field, target.Error.Message) { ErrorCode = target.Error.Code });
            }
        });
    }

    extension<T>(IRuleBuilder<T, IReadOnlyList<string>?> rule)
    {
        public IRuleBuilderOptions<T, IReadOnlyList<string>?> AreSubscriptions() => rule
            .Must(types => types is { Count: > 0 and <= WebhookEndpoint.MaxEventTypes })
            .WithErrorCode("webhook.event_types").WithMessage($"Name 1 to {WebhookEndpoint.MaxEventTypes} event types, or * for all.")
            .Must(types => types is null || types.All(IsSubscription)).WithErrorCode("webhook.event_type").WithMessage((_, types) => Advice(types));
    }

    private static bool IsSubscription(string? type) => type is not null && WebhookEventTypes.IsSubscription(type);

    private static string Advice(IReadOnlyList<string>? types)
    {
        const string advice = "Use event types from the list of webhook event types, a family such as api_key.*, or *.";
        return types?.FirstOrDefault(t => !IsSubscription(t)) is { Length: <= MaxRepeated } wrong && NameText.IsPlain(wrong) ? $"'{wrong}' is no event type. {advice}" : advice;
    }
}

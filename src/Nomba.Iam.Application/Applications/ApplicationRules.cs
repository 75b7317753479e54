using FluentValidation;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Names;

namespace Nomba.Iam.Application.Applications;

/// <summary>Shapes that several messages about applications have in common.</summary>
internal static class ApplicationRules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsApplicationName() => rule.IsName("application.name", "application", Domain.Applications.Application.NameMaxLength);

        public IRuleBuilderOptions<T, string?> IsApplicationDescription() => rule
            .MaximumLength(Domain.Applications.Application.DescriptionMaxLength).WithErrorCode("application.description")
            .WithMessage($"A description has at most {Domain.Applications.Application.DescriptionMaxLength} characters.")
            .Must(NameText.IsPlain).WithErrorCode("application.description").WithMessage($"A description has {NameRules.PlainText}.");
    }

    extension<T>(IRuleBuilder<T, IReadOnlyList<string>?> rule)
    {
        /// <summary>Whether each may be registered is said by the handler, which names the one that may not.</summary>
        public IRuleBuilderOptions<T, IReadOnlyList<string>?> AreRedirectUris() => rule
            .Must(uris => uris is null || uris.Distinct(StringComparer.Ordinal).Count() is >= 1 and <= Domain.Applications.Application.MaxRedirectUris)
            .WithErrorCode("application.redirect_uris").WithMessage($"Name 1 to {Domain.Applications.Application.MaxRedirectUris} redirect URIs.")
            .Must(uris => uris is null || uris.All(u => u is { Length: > 0 and <= RedirectUri.MaxLength })).WithErrorCode("application.redirect_uri")
            .WithMessage($"Each redirect URI is a text of 1 to {RedirectUri.MaxLength} characters.");

        public IRuleBuilderOptions<T, IReadOnlyList<string>?> AreAllowedPermissions() => rule
            .Must(names => names is null || names.Count <= Domain.Applications.Application.MaxPermissions)
            .WithErrorCode("application.permissions").WithMessage($"Name at most {Domain.Applications.Application.MaxPermissions} permissions.");
    }
}

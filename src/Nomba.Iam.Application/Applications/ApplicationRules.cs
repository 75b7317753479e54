using FluentValidation;
using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Applications;

/// <summary>Shapes that several messages about applications have in common.</summary>
internal static class ApplicationRules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsApplicationName() => rule
            .Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("application.name").WithMessage("Give the application a name.")
            .MaximumLength(Domain.Applications.Application.NameMaxLength).WithErrorCode("application.name")
            .WithMessage($"A name has at most {Domain.Applications.Application.NameMaxLength} characters.")
            .Must(name => name is null || !name.Any(char.IsControl)).WithErrorCode("application.name").WithMessage("A name has no control characters.");

        public IRuleBuilderOptions<T, string?> IsApplicationDescription() => rule
            .MaximumLength(Domain.Applications.Application.DescriptionMaxLength).WithErrorCode("application.description")
            .WithMessage($"A description has at most {Domain.Applications.Application.DescriptionMaxLength} characters.")
            .Must(text => text is null || !text.Any(char.IsControl)).WithErrorCode("application.description").WithMessage("A description has no control characters.");
    }

    extension<T>(IRuleBuilder<T, IReadOnlyList<string>?> rule)
    {
        /// <summary>Whether each may be registered is said by the handler, which names the one that may not.</summary>
        public IRuleBuilderOptions<T, IReadOnlyList<string>?> AreRedirectUris() => rule
            .Must(uris => uris is null || uris.Distinct(StringComparer.Ordinal).Count() is >= 1 and <= Domain.Applications.Application.MaxRedirectUris)
            .WithErrorCode("application.redirect_uris").WithMessage($"Name 1 to {Domain.Applications.Application.MaxRedirectUris} redirect URIs.")
            .Must(uris => uris is null || uris.All(u => u is { Length: <= RedirectUri.MaxLength })).WithErrorCode("application.redirect_uri")
            .WithMessage($"A redirect URI has at most {RedirectUri.MaxLength} characters.");

        public IRuleBuilderOptions<T, IReadOnlyList<string>?> AreAllowedPermissions() => rule
            .Must(names => names is null || names.Count <= Domain.Applications.Application.MaxPermissions)
            .WithErrorCode("application.permissions").WithMessage($"Name at most {Domain.Applications.Application.MaxPermissions} permissions.");
    }
}

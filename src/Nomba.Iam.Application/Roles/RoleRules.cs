using FluentValidation;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Shapes that messages about roles have in common.</summary>
internal static class RoleRules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsRoleName() => rule
            .Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("role.name").WithMessage("Give the role a name.")
            .MaximumLength(Role.NameMaxLength).WithErrorCode("role.name").WithMessage($"A name has at most {Role.NameMaxLength} characters.")
            .Must(name => name is null || !name.Any(char.IsControl)).WithErrorCode("role.name").WithMessage("A name has no control characters.");

        public IRuleBuilderOptions<T, string?> IsRoleDescription() => rule
            .MaximumLength(Role.DescriptionMaxLength).WithErrorCode("role.description")
            .WithMessage($"A description has at most {Role.DescriptionMaxLength} characters.")
            .Must(text => text is null || !text.Any(char.IsControl)).WithErrorCode("role.description").WithMessage("A description has no control characters.");
    }

    extension<T>(IRuleBuilder<T, IReadOnlyList<string>?> rule)
    {
        public IRuleBuilderOptions<T, IReadOnlyList<string>?> ArePatterns() => rule
            .Must(texts => texts is null || texts.Count <= Role.MaxPermissions)
            .WithErrorCode("role.permissions").WithMessage($"A role has at most {Role.MaxPermissions} permissions.");
    }
}

using FluentValidation;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Names;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Shapes that messages about roles have in common.</summary>
internal static class RoleRules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsRoleName() => rule.IsName("role.name", "role", Role.NameMaxLength);

        public IRuleBuilderOptions<T, string?> IsRoleDescription() => rule
            .MaximumLength(Role.DescriptionMaxLength).WithErrorCode("role.description")
            .WithMessage($"A description has at most {Role.DescriptionMaxLength} characters.")
            .Must(NameText.IsPlain).WithErrorCode("role.description").WithMessage($"A description has {NameRules.PlainText}.");
    }

    extension<T>(IRuleBuilder<T, IReadOnlyList<string>?> rule)
    {
        public IRuleBuilderOptions<T, IReadOnlyList<string>?> ArePatterns() => rule
            .Must(texts => texts is null || texts.Count <= Role.MaxPermissions)
            .WithErrorCode("role.permissions").WithMessage($"A role has at most {Role.MaxPermissions} permissions.");
    }
}

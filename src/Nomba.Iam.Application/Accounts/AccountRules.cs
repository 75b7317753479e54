using FluentValidation;
using Nomba.Iam.Domain.Accounts;

namespace Nomba.Iam.Application.Accounts;

/// <summary>Shapes that messages about accounts have in common.</summary>
internal static class AccountRules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsAccountName() => rule
            .Must(name => !string.IsNullOrWhiteSpace(name)).WithErrorCode("account.name").WithMessage("Give the account a name.")
            .MaximumLength(Account.NameMaxLength).WithErrorCode("account.name").WithMessage($"A name has at most {Account.NameMaxLength} characters.")
            .Must(name => name is null || !name.Any(char.IsControl)).WithErrorCode("account.name").WithMessage("A name has no control characters.");
    }
}

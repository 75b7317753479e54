using FluentValidation;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Accounts;

namespace Nomba.Iam.Application.Accounts;

/// <summary>Shapes that messages about accounts have in common.</summary>
internal static class AccountRules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsAccountName() => rule.IsName("account.name", "account", Account.NameMaxLength);
    }
}

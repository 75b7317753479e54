using FluentValidation;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>The shape of what people send in.</summary>
internal static class EmailRules
{
    extension<T>(IRuleBuilder<T, string> rule)
    {
        public IRuleBuilderOptions<T, string> IsEmail() => rule
            .Must(EmailAddress.LooksRight).WithErrorCode("user.email").WithMessage("Enter an e-mail address, like name@example.com.");

        public IRuleBuilderOptions<T, string> IsLinkToken() => rule
            .Must(t => !string.IsNullOrEmpty(t) && t.Length <= 100).WithErrorCode("link.token").WithMessage("Send the token from the link.");
    }
}

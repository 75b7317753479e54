using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Users;

/// <summary>Why a password is refused, so that the next one is better (NIST SP 800-63B-4 section 3.1.1.2).</summary>
public static class PasswordErrors
{
    public static Error TooShort(string field) => Error.Invalid(
        "password.too_short", $"Use at least {PasswordRules.MinLength} characters. Several words that nobody would expect together are easy to remember.", field);

    public static Error TooLong(string field) => Error.Invalid("password.too_long", $"Use at most {PasswordRules.MaxLength} characters.", field);

    public static Error Malformed(string field) => Error.Invalid("password.malformed", "The password holds something that is no character. Type it again.", field);

    public static Error Repetition(string field) => Error.Invalid(
        "password.repetition", "This password says the same thing again and again. Choose one that does not repeat.", field);

    public static Error Common(string field) => Error.Invalid(
        "password.common", "This password is, or is made of, what everybody tries first: common words, sequences and neighbouring keys. Choose something else.", field);

    public static Error Context(string field) => Error.Invalid(
        "password.context", "This password is little more than your e-mail address, your organization's name or the name of this product. Choose something else.", field);
}

using FluentValidation;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Organizations;

/// <summary>Shapes that messages about organizations have in common.</summary>
internal static class OrganizationRules
{
    extension<T>(IRuleBuilder<T, string?> rule)
    {
        public IRuleBuilderOptions<T, string?> IsOrganizationName() => rule.IsName("organization.name", "organization", Organization.NameMaxLength);

        /// <summary>Null and empty mean none. Whether anybody reads it, only a message to it could tell.</summary>
        public IRuleBuilderOptions<T, string?> IsContactEmail() => rule
            .MaximumLength(Organization.EmailMaxLength).WithErrorCode("organization.contact_email")
            .WithMessage($"An e-mail address has at most {Organization.EmailMaxLength} characters.")
            .Must(text => string.IsNullOrWhiteSpace(text) || IsAddress(text.Trim()))
            .WithErrorCode("organization.contact_email").WithMessage("That is no e-mail address: write name@domain.");

        /// <summary>Null and empty mean none. Shown as a link: no scheme but those of the web.</summary>
        public IRuleBuilderOptions<T, string?> IsWebsite() => rule
            .MaximumLength(Organization.WebsiteMaxLength).WithErrorCode("organization.website")
            .WithMessage($"A website's address has at most {Organization.WebsiteMaxLength} characters.")
            .Must(text => string.IsNullOrWhiteSpace(text) || IsOfTheWeb(text.Trim()))
            .WithErrorCode("organization.website").WithMessage("Write the website's whole address, beginning with https:// or http://.");
    }

    private static bool IsAddress(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '"');

    private static bool IsOfTheWeb(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", UserInfo: "" } && !text.Any(char.IsControl);
}

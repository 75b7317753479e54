using FluentValidation;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Domain.Names;
using Nomba.Iam.Domain.ResourceServers;

namespace Nomba.Iam.Application.ResourceServers;

/// <summary>Shapes that messages about resource servers have in common.</summary>
internal static class ResourceServerRules
{
    private const int AudienceMaxLength = 200;

    extension<T>(IRuleBuilder<T, string?> rule)
    {
        // Stands in tokens and in a space-separated list of audiences.
        public IRuleBuilderOptions<T, string?> IsAudience() => rule
            .Must(text => text is { Length: > 0 and <= AudienceMaxLength } && text.All(c => c is > ' ' and <= '~'))
            .WithErrorCode("resource_server.audience").WithMessage($"An audience has 1 to {AudienceMaxLength} printable ASCII characters and no space.");
    }

    extension<T>(IRuleBuilder<T, PermissionDraft> rule)
    {
        public IRuleBuilderOptions<T, PermissionDraft> IsDefinition() => rule
            .Must(p => CatalogueChange.MayDefine(p.Name)).WithErrorCode("resource_server.permission")
            .WithMessage((_, p) => $"'{p.Name}' is not a permission name, or belongs to the platform. Use resource:action in lower case.")
            .Must(p => p.Description is null or { Length: <= PermissionRegistration.DescriptionMaxLength } && NameText.IsPlain(p.Description))
            .WithErrorCode("resource_server.description")
            .WithMessage($"A description has at most {PermissionRegistration.DescriptionMaxLength} characters, and {NameRules.PlainText}.");
    }
}

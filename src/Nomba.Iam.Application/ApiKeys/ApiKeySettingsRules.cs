using FluentValidation;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>The shape of a key's settings, for every message that carries them. Faults name the fields as the API does.</summary>
internal static class ApiKeySettingsRules
{
    public static void CheckSettings<T>(this AbstractValidator<T> validator, Func<T, ApiKeySettings> settings)
    {
        validator.RuleFor(c => settings(c).Description.Value).IsKeyDescription().OverridePropertyName("description");
        validator.RuleFor(c => settings(c).Tags.Value).AreTags().OverridePropertyName("tags");
        validator.RuleFor(c => settings(c).OwnerContact.Value).IsOwnerContact().OverridePropertyName("ownerContact");
    }
}

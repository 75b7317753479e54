using Nomba.Iam.Application.Applications;
using Nomba.Iam.Contracts.Applications;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Api.Applications;

internal static class ApplicationMapping
{
    public static ApplicationResponse ToResponse(this Domain.Applications.Application application, DateTimeOffset now) => new(
        application.Id.Value,
        application.Name,
        application.Description,
        application.Kind == ApplicationKind.Public ? "public" : "confidential",
        application.RedirectUris,
        application.Allowed.Names,
        Name(application.Status),
        application.StatusReason,
        application.StatusChangedAt,
        [.. application.Secrets.Where(s => s.IsGoodAt(now)).OrderBy(s => s.CreatedAt).Select(ToResponse)],
        [.. application.RedirectUris.Where(RedirectUri.IsPrivateScheme).Select(Warning)],
        application.Revision,
        application.CreatedAt,
        application.CreatedBy?.Value);

    public static IssuedApplicationSecretResponse ToResponse(this ApplicationSecretAnswer answer, DateTimeOffset now) =>
        new() { Application = answer.Application.ToResponse(now), ClientSecret = answer.Secret?.Reveal() };

    public static ConsentResponse ToResponse(this ConsentListing listing)
    {
        var consent = listing.Consent;
        return new ConsentResponse(
            consent.Id.Value,
            consent.ApplicationId.Value,
            listing.ApplicationName,
            consent.OrganizationId.Value,
            listing.OrganizationName,
            consent.MemberId.Value,
            listing.Email,
            consent.Permissions,
            consent.OpenIdScopes,
            consent.FirstGivenAt,
            consent.LastGivenAt);
    }

    /// <summary>Null for none; a text that is no status is a fault.</summary>
    public static ApplicationStatus? ReadStatus(string? text, List<Error> errors)
    {
        if (text is null)
        {
            return null;
        }

        foreach (var status in Enum.GetValues<ApplicationStatus>())
        {
            if (Name(status) == text)
            {
                return status;
            }
        }

        errors.Add(Error.Invalid("page.status", "The status is active, suspended or deleted.", "status"));
        return null;
    }

    public static string Name(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Active => "active",
        ApplicationStatus.Suspended => "suspended",
        ApplicationStatus.Deleted => "deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static ApplicationSecretResponse ToResponse(ApplicationSecret secret) =>
        new(secret.Id.Value, secret.Hint, Name(secret.State), secret.CreatedAt, secret.ActivatedAt, secret.ExpiresAt);

    private static string Name(ApplicationSecretState state) => state switch
    {
        ApplicationSecretState.Pending => "pending",
        ApplicationSecretState.Active => "active",
        ApplicationSecretState.Retiring => "retiring",
        ApplicationSecretState.Retired => "retired",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static string Warning(string uri) =>
        $"Any app on the device may claim the scheme of {uri}. What protects the code that is sent there is PKCE.";
}

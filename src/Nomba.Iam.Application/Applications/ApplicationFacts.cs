using Nomba.Iam.Domain.Applications;

namespace Nomba.Iam.Application.Applications;

/// <summary>An application as the audit trail tells of it.</summary>
internal static class ApplicationFacts
{
    public static IReadOnlyList<(string Name, string? Value)> Of(Domain.Applications.Application application) =>
    [
        ("name", application.Name),
        ("description", application.Description),
        ("redirectUris", string.Join(' ', application.RedirectUris)),
        ("allowedPermissions", application.Allowed.Names is { } names ? string.Join(' ', names) : "all"),
        ("status", Name(application.Status)),
        ("secrets", string.Join(' ', application.Secrets.Select(s => $"{s.Hint}:{Name(s.State)}"))),
    ];

    private static string Name(ApplicationStatus status) => status switch
    {
        ApplicationStatus.Active => "active",
        ApplicationStatus.Suspended => "suspended",
        ApplicationStatus.Deleted => "deleted",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string Name(ApplicationSecretState state) => state switch
    {
        ApplicationSecretState.Pending => "pending",
        ApplicationSecretState.Active => "active",
        ApplicationSecretState.Retiring => "retiring",
        ApplicationSecretState.Retired => "retired",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };
}

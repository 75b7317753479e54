using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Api;

/// <summary>The status of an organization or an account as the API writes and reads it: both are active or suspended, and nothing else.</summary>
internal static class ActivityStatuses
{
    public const string Active = "active";
    public const string Suspended = "suspended";

    public static string Name(OrganizationStatus status) => status == OrganizationStatus.Active ? Active : Suspended;

    public static string Name(AccountStatus status) => status == AccountStatus.Active ? Active : Suspended;

    public static OrganizationStatus? ReadOrganization(string? text, List<Error> errors) =>
        IsActive(text, errors) switch { true => OrganizationStatus.Active, false => OrganizationStatus.Suspended, null => null };

    public static AccountStatus? ReadAccount(string? text, List<Error> errors) =>
        IsActive(text, errors) switch { true => AccountStatus.Active, false => AccountStatus.Suspended, null => null };

    // Null for none; a text that is no status is a fault.
    private static bool? IsActive(string? text, List<Error> errors)
    {
        switch (text)
        {
            case null:
                return null;
            case Active or Suspended:
                return text == Active;
            default:
                errors.Add(Error.Invalid("page.status", "The status is active or suspended.", "status"));
                return null;
        }
    }
}

using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Api;

/// <summary>A member's status as the API writes and reads it.</summary>
internal static class MemberStatuses
{
    public static string Name(MemberStatus status) => status switch
    {
        MemberStatus.Active => "active",
        MemberStatus.Suspended => "suspended",
        MemberStatus.Revoked => "revoked",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    /// <summary>Null for none; a text that is no status is a fault.</summary>
    public static MemberStatus? Read(string? text, List<Error> errors)
    {
        switch (text)
        {
            case null:
                return null;
            case "active":
                return MemberStatus.Active;
            case "suspended":
                return MemberStatus.Suspended;
            case "revoked":
                return MemberStatus.Revoked;
            default:
                errors.Add(Error.Invalid("page.status", "The status is active, suspended or revoked.", "status"));
                return null;
        }
    }
}

using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Web.Api;

/// <summary>A member's status as the API writes it.</summary>
internal static class MemberStatuses
{
    public static string Name(MemberStatus status) => status switch
    {
        MemberStatus.Active => "active",
        MemberStatus.Suspended => "suspended",
        MemberStatus.Revoked => "revoked",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    public static bool TryParse(string text, out MemberStatus status)
    {
        foreach (var candidate in Enum.GetValues<MemberStatus>())
        {
            if (Name(candidate) == text)
            {
                status = candidate;
                return true;
            }
        }

        status = default;
        return false;
    }
}

namespace Nomba.Iam.Domain.Members;

public enum MemberStatus
{
    Active = 1,

    /// <summary>Refused until resumed. Tokens from before stay dead after it.</summary>
    Suspended = 2,

    /// <summary>Final.</summary>
    Revoked = 3,
}

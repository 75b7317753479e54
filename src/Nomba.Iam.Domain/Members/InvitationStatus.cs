namespace Nomba.Iam.Domain.Members;

public enum InvitationStatus
{
    /// <summary>Waits to be accepted, unless it is too old by now.</summary>
    Pending = 1,
    Accepted = 2,
    Revoked = 3,

    /// <summary>Too old, and another has taken its place.</summary>
    Expired = 4,
}

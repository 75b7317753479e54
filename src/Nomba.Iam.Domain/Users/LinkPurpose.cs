namespace Nomba.Iam.Domain.Users;

/// <summary>What a link is good for, and nothing else.</summary>
public enum LinkPurpose
{
    ConfirmSignUp = 1,
    SetPassword = 2,
    LeaveEmail = 3,
    TakeEmail = 4,
    AcceptInvitation = 5,
}

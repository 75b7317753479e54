namespace Nomba.Iam.Application.Operators;

public enum SigningKeyStatus
{
    /// <summary>Published, and waits for its time.</summary>
    Upcoming = 1,

    /// <summary>Signs.</summary>
    Active = 2,

    /// <summary>Signs no more, and is published until the last token of it has ended.</summary>
    Retired = 3,
}

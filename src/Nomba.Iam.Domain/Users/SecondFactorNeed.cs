namespace Nomba.Iam.Domain.Users;

/// <summary>What stands between a person and an organization that requires a second factor.</summary>
public enum SecondFactorNeed
{
    None = 0,

    /// <summary>The person has no second factor yet.</summary>
    SetUp = 1,

    /// <summary>The person has one, and this session was not opened with it.</summary>
    Proof = 2,
}

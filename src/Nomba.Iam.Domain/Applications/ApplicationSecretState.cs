namespace Nomba.Iam.Domain.Applications;

public enum ApplicationSecretState
{
    /// <summary>New, and not used yet: its first use makes it active.</summary>
    Pending = 1,

    Active = 2,

    /// <summary>Replaced, and good until its grace period ends.</summary>
    Retiring = 3,

    /// <summary>Its grace period was ended: good for nothing, and gone with the next rotation.</summary>
    Retired = 4,
}

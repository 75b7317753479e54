namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>How far a secret of a credential pair has come. A pair has exactly one that is active, and at most one other.</summary>
public enum SecretState
{
    /// <summary>Made by a rotation and not used yet. Works, and becomes active when it does.</summary>
    Pending = 1,

    /// <summary>The pair's secret.</summary>
    Active = 2,

    /// <summary>Replaced by one that is in use. Works until its grace period ends.</summary>
    Retiring = 3,
}

namespace Nomba.Iam.Domain.Applications;

public enum ApplicationStatus
{
    Active = 1,

    /// <summary>Refused everywhere until it is resumed; the tokens from before stay dead.</summary>
    Suspended = 2,

    /// <summary>Final. Its client id is never given to another.</summary>
    Deleted = 3,
}

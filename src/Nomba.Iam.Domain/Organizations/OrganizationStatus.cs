namespace Nomba.Iam.Domain.Organizations;

public enum OrganizationStatus
{
    Active = 1,

    /// <summary>Every member and key of it is refused.</summary>
    Suspended = 2,
}

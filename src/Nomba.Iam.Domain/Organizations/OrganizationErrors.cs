using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Organizations;

public static class OrganizationErrors
{
    public static readonly Error CreationClosed = Error.Forbidden(
        "organization.creation_closed", "Organizations are created by the platform's operators here. Ask them for one.");

    public static readonly Error EmailUnconfirmed = Error.Forbidden(
        "organization.email_unconfirmed", "Confirm your e-mail address first: the owner of an organization must be reachable.");

    public static readonly Error TooMany = Error.Conflict(
        "organization.too_many", $"A person owns at most {Organization.MaxPerOwner} organizations. Make somebody else the owner of one first.");

    public static readonly Error IdTaken = Error.Conflict("organization.id_taken", "Another organization has that id.", "accountId");

    public static readonly Error ChangedMeanwhile = Error.Conflict(
        "organization.changed_meanwhile", "Someone else changed this organization at the same moment. Read it again and repeat.");
}

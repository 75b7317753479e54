using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Members;

public static class InvitationErrors
{
    public static readonly Error NotFound = Error.NotFound("invitation.not_found", "There is no such invitation in this organization.");

    public static readonly Error AlreadyInvited = Error.Conflict("invitation.pending", "That address is invited already. Send the invitation again, or revoke it first.", "email");

    public static readonly Error AlreadyMember = Error.Conflict("invitation.already_member", "Somebody with that address belongs to the organization already.", "email");

    public static readonly Error Ended = Error.Conflict("invitation.ended", "This invitation was accepted, revoked or is too old. Ask for a new one.");

    public static readonly Error OtherAddress = Error.Forbidden("invitation.other_address", "This invitation is for another e-mail address. Sign in with the address that it was sent to.");

    public static readonly Error HasAccount = Error.Conflict("invitation.has_account", "The invited address has an account. Sign in with it to accept.");

    public static readonly Error InviterLacksRight = Error.Conflict(
        "invitation.inviter_lacks_right", "Whoever invited you has left, or may no longer give what the invitation promises. Ask the organization for a new one.");

    public static readonly Error OrganizationClosed = Error.Conflict("invitation.organization_suspended", "The organization is suspended. Try again when it is open.");

    public static readonly Error ChangedMeanwhile = Error.Conflict("invitation.changed_meanwhile", "This invitation was changed at the same moment. Read it again and repeat.");
}

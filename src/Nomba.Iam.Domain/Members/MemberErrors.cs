using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Members;

public static class MemberErrors
{
    public static readonly Error NotFound = Error.NotFound("member.not_found", "There is no such member in this organization.");

    public static readonly Error Revoked = Error.Conflict("member.revoked", "This member has been removed. That is final: invite the person again, or create a new key.");

    public static readonly Error ChangedMeanwhile = Error.Conflict("member.changed_meanwhile", "Someone else changed this member at the same moment. Read it again and repeat.");

    public static readonly Error NoRole = Error.Invalid("member.no_role", "A member holds at least one role.", "roles");

    public static readonly Error AccountNotFound = Error.Invalid("member.account_not_found", "One of the accounts is not an account of this organization.", "roles");

    public static readonly Error LastOwner = Error.Conflict("member.last_owner", "This is the organization's last active owner. Make someone else an owner first.");

    public static readonly Error IsKey = Error.Conflict("member.is_key", "This member is an API key. Revoke the key instead.");

    public static readonly Error NotActive = Error.Conflict("member.not_active", "This member is suspended or removed. Choose somebody who is active.");

    public static readonly Error Yourself = Error.Conflict("member.yourself", "That is yourself. Choose somebody else.");
}

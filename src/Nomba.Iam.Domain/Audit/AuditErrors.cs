using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Audit;

public static class AuditErrors
{
    public static readonly Error NotFound = Error.NotFound("audit_entry.not_found", "There is no such audit entry.");

    public static readonly Error AlreadyRedacted = Error.Conflict("audit_entry.redacted", "The personal data of this entry has been taken out before.");

    public static readonly Error RedactionStays =
        Error.Conflict("audit_entry.redaction_stays", "This entry says that another was redacted. It must stay as it is: give reasons without personal data.");
}

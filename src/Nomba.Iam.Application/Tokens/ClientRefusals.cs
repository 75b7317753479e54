using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Says in the audit log why a client really got no token. The client itself hears one answer for all of it.</summary>
internal sealed class ClientRefusals(ISecurityEvents events, ICallerAccessor callers)
{
    private const string Action = "security.issuance_refused";

    public void Report(Guid client, OrganizationId? organization, string reason) =>
        events.Report(new AuditEvent(Action, "client", client.ToString("D"), organization) { Reason = reason, Actor = callers.Caller.Actor });

    /// <summary>Ids that nobody knows can be made up without end: they are counted, and not told apart.</summary>
    public void ReportUnknown() => events.Report(new AuditEvent(Action, "client", "unknown", null) { Reason = "unknown_client" });
}

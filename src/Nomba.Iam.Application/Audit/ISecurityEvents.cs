using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// Where the request path says that something happened which anybody can make happen. Costs no statement and never waits: equal events are
/// counted in memory and written down later.
/// </summary>
public interface ISecurityEvents
{
    void Report(AuditEvent happened);

    /// <summary>What happened to a person: told to the platform, and to each organization that they are an active member of when it is written down.</summary>
    void ReportOf(UserId person, AuditEvent happened);
}

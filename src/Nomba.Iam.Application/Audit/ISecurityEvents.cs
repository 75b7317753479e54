using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// Where the request path says that something happened which anybody can make happen. Costs no statement and never waits: equal events are
/// counted in memory and written down later.
/// </summary>
public interface ISecurityEvents
{
    void Report(AuditEvent happened);
}

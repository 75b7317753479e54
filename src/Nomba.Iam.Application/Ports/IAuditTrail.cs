using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Application.Ports;

/// <summary>Where a use case says what happened. The entry commits with the change or not at all.</summary>
public interface IAuditTrail
{
    void Record(AuditEvent happened);
}

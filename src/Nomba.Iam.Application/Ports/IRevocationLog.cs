using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Ports;

/// <summary>Where a use case says what died. The event commits with the change and is applied on this node right after.</summary>
public interface IRevocationLog
{
    void Append(RevocationEvent happened);
}

using System.Net;

namespace Nomba.Iam.Application.Ports;

/// <summary>Where a request came from; null outside of one. Apart from the caller, because the token endpoints ask on every request.</summary>
public interface ICallerAddress
{
    IPAddress? Address { get; }
}

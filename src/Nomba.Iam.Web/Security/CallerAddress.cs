using System.Net;
using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Web.Security;

/// <summary>The address of the connection, as the host sees it.</summary>
internal sealed class CallerAddress(IHttpContextAccessor http) : ICallerAddress
{
    public IPAddress? Address => http.HttpContext?.Connection.RemoteIpAddress;
}

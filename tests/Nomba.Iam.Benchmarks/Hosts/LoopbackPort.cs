using System.Net;
using System.Net.Sockets;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>A free port, for an issuer that must know its address before it listens.</summary>
internal static class LoopbackPort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

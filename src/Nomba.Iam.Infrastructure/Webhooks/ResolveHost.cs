using System.Net;

namespace Nomba.Iam.Infrastructure.Webhooks;

/// <summary>Asks the name service where a host is.</summary>
public delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellationToken);

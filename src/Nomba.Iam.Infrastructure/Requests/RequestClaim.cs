using Nomba.Iam.Application.Ports;

namespace Nomba.Iam.Infrastructure.Requests;

/// <summary>The claim that the request in hand was granted, for its transaction to confirm.</summary>
internal sealed class RequestClaim
{
    public IdempotentRequest? Granted { get; set; }
}

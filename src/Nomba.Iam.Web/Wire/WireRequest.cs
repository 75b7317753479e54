using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Web.Security;

namespace Nomba.Iam.Web.Wire;

/// <summary>A request as far as the wire API looks at it. Holds secrets.</summary>
internal sealed class WireRequest(HttpRequest request, WireBody body)
{
    public WireBody Body { get; } = body;

    /// <summary>Null when it is missing or invalid.</summary>
    public WireAccount? Account { get; } = WireAccount.Read(request.Headers);

    public bool SaysAccount { get; } = WireAccount.IsSent(request.Headers);

    /// <summary>Null when there is none that can be read: it is never needed here.</summary>
    public string? AccessToken { get; } = BearerToken.Read(request).Token;

    /// <summary>A part of the path; empty when the path has none of that name.</summary>
    public string Route(string name) => request.RouteValues[name] as string ?? "";

    public RequestOrigin Origin { get; } = new(KeyDoor.Wire, request.HttpContext.Connection.RemoteIpAddress);

    public override string ToString() => nameof(WireRequest);

    /// <summary>The client id. False when what was sent is no UUID; null when nothing was.</summary>
    public bool TryReadClient(out Guid? client)
    {
        var text = Body[WireField.ClientId];
        client = Guid.TryParse(text, out var id) ? id : null;
        return text is null || client is not null;
    }
}

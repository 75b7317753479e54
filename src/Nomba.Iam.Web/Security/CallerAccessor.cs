using System.Collections.Frozen;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;

namespace Nomba.Iam.Web.Security;

/// <summary>Who is asking: the member behind the bearer token that the request was let in with, or nobody.</summary>
internal sealed class CallerAccessor(IHttpContextAccessor http) : ICallerAccessor
{
    private const int UserAgentMaxLength = 256;

    public Caller Caller => http.HttpContext is not { } context
        ? Caller.Nobody(new AuditActor(null, null, null, null))
        : context.Features.Get<LiveToken>() is { } live ? Of(context, live) : Caller.Nobody(ActorOf(context, null));

    private static Caller Of(HttpContext context, LiveToken live) => new(
        live.Member.Id, live.Member.OrganizationId, live.Token.Scope.Split(' ').ToFrozenSet(StringComparer.Ordinal), ActorOf(context, live));

    private static AuditActor ActorOf(HttpContext context, LiveToken? live)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new AuditActor(
            live?.Member.Id,
            context.Connection.RemoteIpAddress?.ToString(),
            agent.Length > UserAgentMaxLength ? agent[..UserAgentMaxLength] : agent,
            context.TraceIdentifier);
    }
}

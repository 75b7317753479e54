using System.Collections.Frozen;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Security;

/// <summary>Who is asking: the member behind the bearer token or the browser session that the request was let in with, or nobody.</summary>
internal sealed class CallerAccessor(IHttpContextAccessor http) : ICallerAccessor
{
    private const int UserAgentMaxLength = 256;

    public Caller Caller => http.HttpContext switch
    {
        null => Caller.Nobody(new AuditActor(null, null, null, null)),
        var context when context.Features.Get<LiveToken>() is { } live => Of(context, live),
        var context when context.Features.Get<ActingPerson>() is { } person => Of(context, person),
        var context => Caller.Nobody(OriginOf(context, null)),
    };

    private static Caller Of(HttpContext context, LiveToken live) => new(
        live.Member.Id, live.Member.OrganizationId, PermissionsOf(live.Token), ActorOf(context, live))
    {
        Kind = live.Member.Kind,
        Held = live.Member.Permissions,
        Restrictions = live.Member.Restrictions,
    };

    private static Caller Of(HttpContext context, ActingPerson person) => new(
        person.Member?.Id,
        person.Member?.OrganizationId,
        person.Member?.Permissions.Names.ToFrozenSet(StringComparer.Ordinal) ?? FrozenSet<string>.Empty,
        ActorOf(context, person))
    {
        Kind = person.Member?.Kind,
        Held = person.Member?.Permissions ?? EffectivePermissions.None,
        UserId = person.UserId,
        SessionId = person.SessionId,
        WithheldFrom = person.WithheldFrom,
        ProvenAt = person.ProvenAt,
        IsOperator = person.IsOperator,
    };

    private static FrozenSet<string> PermissionsOf(AccessToken token) =>
        token.Scope.Split(' ').Concat(token.AccountPermissions.SelectMany(p => p.Permissions)).ToFrozenSet(StringComparer.Ordinal);

    // A key is its own client; a person acts through an application.
    private static AuditActor ActorOf(HttpContext context, LiveToken live) => OriginOf(context, live.Member.Id) with
    {
        Kind = live.Member.Kind,
        ClientId = live.Member.Kind == MemberKind.User ? live.Token.ClientId : null,
    };

    private static AuditActor ActorOf(HttpContext context, ActingPerson person) => OriginOf(context, person.Member?.Id) with
    {
        Kind = person.Member?.Kind,
        UserId = person.Member is null ? person.UserId : null,
    };

    private static AuditActor OriginOf(HttpContext context, MemberId? member)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return new AuditActor(
            member,
            context.Connection.RemoteIpAddress?.ToString(),
            agent.Length > UserAgentMaxLength ? agent[..UserAgentMaxLength] : agent,
            context.TraceIdentifier);
    }
}

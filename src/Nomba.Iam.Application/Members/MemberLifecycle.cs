using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Members;

/// <summary>
/// The one mechanism by which a member's tokens die: state, version, audit entry and revocation event, in one transaction. A person and a
/// key are the same to it.
/// </summary>
internal sealed class MemberLifecycle(IAuditTrail audit, IRevocationLog revocations, IOptions<TokenOptions> options, TimeProvider time)
{
    public Result Change(Member member, AuditEvent happened, Func<Member, Result> apply)
    {
        var (status, version) = (member.Status, member.Version);
        var result = apply(member);
        if (!result.IsSuccess || member.Version == version)
        {
            return result;
        }

        Raised(
            new MemberVersion(member.Id, member.OrganizationId, member.Version),
            happened with { Changes = happened.Changes ?? AuditChange.Json(("status", Name(status), Name(member.Status))) });
        return result;
    }

    /// <summary>The same for a member whose version a statement has raised.</summary>
    public void Raised(MemberVersion member, AuditEvent happened)
    {
        var now = time.GetUtcNow();
        audit.Record(happened);
        revocations.Append(RevocationEvent.OfMember(member.Id, member.Version, now, options.Value.LastTokenEndsAt(now)));
    }

    private static string Name(MemberStatus status) => status switch
    {
        MemberStatus.Active => "active",
        MemberStatus.Suspended => "suspended",
        MemberStatus.Revoked => "revoked",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}

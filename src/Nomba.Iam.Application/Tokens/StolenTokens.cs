using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// Somebody has a copy: kills what descends from it, and says so. When the family cannot be killed the exception ends the request: nothing
/// is issued on a guess.
/// </summary>
internal sealed class StolenTokens(IRefreshFamilyStore families, ISecurityEvents events, ICallerAccessor callers, IOptions<TokenOptions> options)
{
    public const string RefreshTokenReused = "security.refresh_token_reused";
    public const string CodeReplayed = "security.code_replayed";

    /// <param name="lineage">The family, the member whose it is, and the client that got it.</param>
    public async ValueTask KillAsync(
        (TokenFamilyId Family, Domain.Members.MemberId Member, Guid Client) lineage, OrganizationId? organization, (string Action, string Reason) what, CancellationToken cancellationToken)
    {
        var endsAt = options.Value.FamilyEndsAt(lineage.Family);
        await families.RevokeAsync(new FamilyRevocation(lineage.Family, lineage.Member, lineage.Client, endsAt), cancellationToken);
        events.Report(new AuditEvent(what.Action, "client", lineage.Client.ToString("D"), organization)
        {
            Reason = what.Reason,
            Actor = callers.Caller.Actor,
            Changes = AuditChange.Json(("member", lineage.Member.ToString(), null), ("family", lineage.Family.Value, null)),
        });
    }
}

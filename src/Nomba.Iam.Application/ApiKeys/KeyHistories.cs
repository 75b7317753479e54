using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Reads what the audit log has about a key, as far as whoever asks may know it.</summary>
internal sealed class KeyHistories(AuditReading audit, IAuditSearch search, IMemberStore members, ICallerAccessor callers)
{
    private const int Newest = 20;

    public async ValueTask<KeyHistory> OfAsync(ApiKey key, long? before, CancellationToken cancellationToken)
    {
        var chain = AuditChainId.Of(key.OrganizationId);
        var readsAudit = callers.Caller.Holds(IamPermissions.AuditRead);
        var changes = readsAudit
            ? await audit.ListAsync(chain, new AuditFilter(Newest, before) { TargetType = "api_key", TargetId = key.Id.ToString() }, cancellationToken)
            : null;
        var refused = readsAudit
            ? await search.ListRefusalsAsync(chain, key.Id, [.. key.Credentials.Select(c => c.ClientId)], Newest, cancellationToken)
            : null;
        MemberId[] named = callers.Caller.Holds(IamPermissions.MembersRead)
            ? [.. (changes?.Items ?? []).Select(e => e.ActorId).Append(key.CreatedBy).OfType<MemberId>().Distinct()]
            : [];
        return new KeyHistory(
            refused is null ? null : [.. refused.Select(RefusalEntry.Of)], changes, await members.NamesAsync(key.OrganizationId, named, cancellationToken));
    }
}

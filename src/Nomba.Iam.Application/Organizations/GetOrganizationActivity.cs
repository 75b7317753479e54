using Mediator;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Organizations;

/// <summary>An organization at a glance, as far as whoever asks may read it: the rest is null.</summary>
[RequiresPermission(IamPermissions.OrganizationRead)]
public sealed record GetOrganizationActivity(OrganizationId OrganizationId) : IQuery<Result<OrganizationActivity>>, IOrganizationMessage;

/// <summary>An organization at a glance.</summary>
/// <param name="FirstRun">How far setting up has come.</param>
/// <param name="Keys">Null for who may not read keys.</param>
/// <param name="People">How many people are active; null for who may not read members.</param>
/// <param name="LatestEntries">The newest audit entries; null for who may not read them.</param>
public sealed record OrganizationActivity(FirstRun FirstRun, KeySummary? Keys, int? People, IReadOnlyList<AuditEntry>? LatestEntries)
{
    /// <summary>Names of those who acted in the entries; none for who may not read members.</summary>
    public required IReadOnlyDictionary<MemberId, string> Names { get; init; }

    /// <summary>Null for who may not read the audit log.</summary>
    public required SignInFailureSums? SignInFailures { get; init; }
}

/// <summary>What a new organization sets up; null where whoever asks may not know.</summary>
public sealed record FirstRun(bool? HasKey, bool? HasToken, bool? HasSecondPerson, bool? HasWebhook);

internal sealed class GetOrganizationActivityHandler(
    IOrganizationStore organizations, KeySummaries keys, AuditReading audit, IMemberStore members, ICallerAccessor callers)
    : IQueryHandler<GetOrganizationActivity, Result<OrganizationActivity>>
{
    private const int LatestEntries = 8;

    public async ValueTask<Result<OrganizationActivity>> Handle(GetOrganizationActivity query, CancellationToken cancellationToken)
    {
        var (id, caller) = (query.OrganizationId, callers.Caller);
        if (await organizations.FactsAsync(id, cancellationToken) is not { } facts)
        {
            return PipelineErrors.OrganizationNotFound;
        }

        var (readsKeys, readsMembers) = (caller.Holds(IamPermissions.ApiKeysRead), caller.Holds(IamPermissions.MembersRead));
        var summary = readsKeys ? await keys.OfAsync(id, cancellationToken) : null;
        var latest = caller.Holds(IamPermissions.AuditRead)
            ? (await audit.ListAsync(AuditChainId.Of(id), new AuditFilter(LatestEntries, null), cancellationToken)).Items
            : null;
        var firstRun = new FirstRun(
            summary is null ? null : summary.Counts.Total > 0,
            readsKeys ? facts.HasUsedKey : null,
            readsMembers ? facts.People > 1 : null,
            caller.Holds(IamPermissions.WebhooksRead) ? facts.HasWebhook : null);
        MemberId[] actors = readsMembers && latest is not null ? [.. latest.Select(e => e.ActorId).OfType<MemberId>().Distinct()] : [];
        return new OrganizationActivity(firstRun, summary, readsMembers ? facts.People : null, latest)
        {
            Names = await members.NamesAsync(id, actors, cancellationToken),
            SignInFailures = latest is null ? null : await audit.SumSignInFailuresAsync(AuditChainId.Of(id), cancellationToken),
        };
    }
}

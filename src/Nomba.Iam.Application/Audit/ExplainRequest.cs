using FluentValidation;
using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Audit;

/// <summary>
/// What the audit log knows of one request, and why it was refused if it was. Looks at the newest <see cref="IAuditSearch.Reach"/> entries. Of
/// several equal refusals within a minute the first alone is known by its request id: the others were counted.
/// </summary>
[RequiresPermission(IamPermissions.AuditRead)]
public sealed record ExplainRequest(OrganizationId OrganizationId, string? RequestId) : IQuery<Result<RequestExplanation>>, IOrganizationMessage;

/// <summary>One request.</summary>
/// <param name="RequestId">As it was asked for.</param>
/// <param name="At">When the first entry of it was written.</param>
/// <param name="Refusals">What was refused in it; empty for a request that got what it asked for.</param>
/// <param name="Entries">All entries of it, oldest first.</param>
public sealed record RequestExplanation(string RequestId, DateTimeOffset At, IReadOnlyList<RefusalEntry> Refusals, IReadOnlyList<AuditEntry> Entries)
{
    public bool WasRefused => Refusals.Count > 0;

    /// <summary>Names of those who acted; none for who may not read members.</summary>
    public required IReadOnlyDictionary<MemberId, string> Names { get; init; }
}

internal sealed class ExplainRequestValidator : AbstractValidator<ExplainRequest>
{
    private const int MaxLength = 128;

    public ExplainRequestValidator() => RuleFor(q => q.RequestId)
        .Must(id => !string.IsNullOrWhiteSpace(id)).WithErrorCode("audit.request").WithMessage("Give the request id that the answer named.")
        .Must(id => id is null || (id.Length <= MaxLength && !id.Any(char.IsControl)))
        .WithErrorCode("audit.request").WithMessage($"A request id has at most {MaxLength} characters, and no control characters.");
}

internal sealed class ExplainRequestHandler(ISecurityJournal journal, IAuditSearch search, IMemberStore members, ICallerAccessor callers)
    : IQueryHandler<ExplainRequest, Result<RequestExplanation>>
{
    private static readonly Error NotFound = Error.NotFound(
        "audit.request_not_found",
        "The audit log of this organization knows no such request. It may be older, of another organization, or one of several alike within a minute, of which only the first is told by its id.");

    public async ValueTask<Result<RequestExplanation>> Handle(ExplainRequest query, CancellationToken cancellationToken)
    {
        var id = query.RequestId!.Trim();
        await journal.FlushAsync(all: false, cancellationToken);
        var entries = await search.ListOfRequestAsync(AuditChainId.Of(query.OrganizationId), id, cancellationToken);
        if (entries.Count == 0)
        {
            return NotFound;
        }

        MemberId[] actors = callers.Caller.Holds(IamPermissions.MembersRead) ? [.. entries.Select(e => e.ActorId).OfType<MemberId>().Distinct()] : [];
        return new RequestExplanation(id, entries.Min(e => e.At), [.. entries.Where(Refusals.IsRefusal).Select(RefusalEntry.Of)], entries)
        {
            Names = await members.NamesAsync(query.OrganizationId, actors, cancellationToken),
        };
    }
}

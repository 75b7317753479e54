using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Operators;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Users;

/// <summary>What a signed-in person is in an organization (none for null), and to the platform. Asked for each request of a browser session.</summary>
public sealed record FindActingPerson(UserId UserId, OrganizationId? OrganizationId, UserSessionId? SessionId) : IQuery<ActingPerson>;

/// <summary>A signed-in person; <paramref name="Member"/> is null where they do not belong, are suspended, or no organization is meant.</summary>
public sealed record ActingPerson(UserId UserId, MemberSnapshot? Member, bool IsOperator)
{
    /// <summary>The session that was found to go on.</summary>
    public UserSessionId? SessionId { get; init; }

    /// <summary>
    /// The organization that the person belongs to and may not act in yet, because it requires a second factor; <see cref="Member"/> is null then,
    /// and there are no permissions.
    /// </summary>
    public OrganizationId? WithheldFrom { get; init; }

    /// <summary>When the person last proved who they are in that session.</summary>
    public DateTimeOffset? ProvenAt { get; init; }
}

internal sealed class FindActingPersonHandler(IMemberStore members, IMemberDirectory directory, IOperatorStore operators, SecondFactorGate gate)
    : IQueryHandler<FindActingPerson, ActingPerson>
{
    public async ValueTask<ActingPerson> Handle(FindActingPerson query, CancellationToken cancellationToken)
    {
        var isOperator = await operators.IsOperatorAsync(query.UserId, cancellationToken);
        var id = query.OrganizationId is { } organization
            ? await members.FindMembershipAsync(query.UserId, organization, cancellationToken)
            : null;
        var member = id is { } found ? await directory.FindAsync(found, cancellationToken) : null;
        var person = new ActingPerson(query.UserId, null, isOperator) { SessionId = query.SessionId };
        if (member is not { IsAlive: true })
        {
            return person;
        }

        var need = await gate.NeedAsync(query.UserId, member.OrganizationId, query.SessionId, cancellationToken);
        return need == SecondFactorNeed.None ? person with { Member = member } : person with { WithheldFrom = member.OrganizationId };
    }
}

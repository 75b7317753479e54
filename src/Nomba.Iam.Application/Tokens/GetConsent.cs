using Mediator;
using Nomba.Iam.Application.Members;
using Nomba.Iam.Application.Users;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Tokens;

/// <summary>What a person is asked before an application gets tokens for them. An empty scope asks for all that the member holds; either way the application gets no more than it is allowed.</summary>
public sealed record GetConsent(UserId UserId, UserSessionId? SessionId, Guid ApplicationId, string RedirectUri, IReadOnlyList<string> Scope) : IQuery<Result<ConsentView>>;

internal sealed class GetConsentHandler(IClientDirectory clients, IMemberStore members, IMemberDirectory directory, SecondFactorGate gate)
    : IQueryHandler<GetConsent, Result<ConsentView>>
{
    public async ValueTask<Result<ConsentView>> Handle(GetConsent query, CancellationToken cancellationToken)
    {
        if (await clients.FindAsync(query.ApplicationId, cancellationToken) is not ClientRecord.OfApplication { IsActive: true } application)
        {
            return TokenErrors.InvalidClient;
        }

        var (choices, withheld) = (new List<ConsentChoice>(), new List<string>());
        foreach (var membership in await members.MembershipsOfAsync(query.UserId, cancellationToken))
        {
            var member = await directory.FindAsync(membership.MemberId, cancellationToken);
            if (member is not { IsAlive: true } || !ScopeSelection.Offer(member.Permissions, application.Allowed, query.Scope).TryGetValue(out var granted))
            {
                continue;
            }

            if (await gate.NeedAsync(query.UserId, member.OrganizationId, query.SessionId, cancellationToken) != SecondFactorNeed.None)
            {
                withheld.Add(membership.OrganizationName);
                continue;
            }

            choices.Add(new ConsentChoice(member.Id, membership.OrganizationName, [.. granted.Select(PermissionWords.Describe)]));
        }

        return new ConsentView(application.Name, application.MayRememberConsent(query.RedirectUri), choices, withheld);
    }
}

using Mediator;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// The one membership in which a person has agreed before to all that is asked now; <c>consent.required</c> when there is none, and when
/// there are several: the request does not say which organization it means, and nobody chooses in the person's place.
/// </summary>
public sealed record FindRememberedConsent(UserId UserId, Guid ApplicationId, string RedirectUri, IReadOnlyList<string> Scope) : IQuery<Result<MemberId>>;

internal sealed class FindRememberedConsentHandler(IClientDirectory clients, IConsentStore consents, IMemberDirectory members)
    : IQueryHandler<FindRememberedConsent, Result<MemberId>>
{
    public async ValueTask<Result<MemberId>> Handle(FindRememberedConsent query, CancellationToken cancellationToken)
    {
        if (await clients.FindAsync(query.ApplicationId, cancellationToken) is not ClientRecord.OfApplication { IsActive: true } application
            || !application.MayRememberConsent(query.RedirectUri))
        {
            return ConsentErrors.Required;
        }

        var covering = new List<MemberId>();
        foreach (var consent in await consents.GivenAsync(query.UserId, new(query.ApplicationId), cancellationToken))
        {
            if (await members.FindAsync(consent.MemberId, cancellationToken) is { IsAlive: true } member
                && ScopeSelection.Offer(member.Permissions, application.Allowed, query.Scope).TryGetValue(out var offered)
                && consent.Covers(new Agreement(offered, ScopeSelection.OpenIdOf(query.Scope), application.ConsentVersion)))
            {
                covering.Add(member.Id);
            }
        }

        return covering is [var only] ? only : ConsentErrors.Required;
    }
}

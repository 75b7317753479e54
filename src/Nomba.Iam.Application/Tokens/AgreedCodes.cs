using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Authorization codes, and the consent that each rests on.</summary>
internal sealed class AgreedCodes(IConsentStore consents, IAuditTrail audit, IOptions<TokenOptions> options, TimeProvider time)
{
    /// <summary>Writes down what the person agrees to; when nobody was asked, looks whether they had agreed before.</summary>
    public async ValueTask<Result> AgreeAsync(IssueCode command, Delegation delegation, TokenGrant grant, CancellationToken cancellationToken)
    {
        var (member, application) = (delegation.Member, new Domain.Applications.ApplicationId(command.ApplicationId));
        var agreement = new Agreement(grant.Scope ?? [], grant.OpenId, delegation.Application.ConsentVersion);
        var known = await consents.HoldAsync(member.Id, application, cancellationToken);
        if (command.IsRemembered)
        {
            return known is not null && known.Covers(agreement) ? Result.Success : ConsentErrors.Required;
        }

        var before = known is null ? null : string.Join(' ', known.Permissions);
        if (known is null)
        {
            known = Consent.Give(new NewConsent(command.UserId, member.Id, member.OrganizationId, application, agreement), time);
            consents.Add(known);
        }
        else
        {
            known.GiveAgain(agreement, time.GetUtcNow());
        }

        audit.Record(new AuditEvent("consent.given", "consent", known.Id.ToString(), member.OrganizationId)
        {
            ActorId = member.Id,
            Changes = AuditChange.Json(("application", null, application.ToString()), ("permissions", before, string.Join(' ', known.Permissions))),
        });
        return Result.Success;
    }

    public Task AddAsync(string hash, TokenFamilyId family, AuthorizationCodeTerms terms, CancellationToken cancellationToken) =>
        consents.AddCodeAsync(AuthorizationCode.Create(hash, family, terms, time.GetUtcNow() + options.Value.AuthorizationCodeLifetime), cancellationToken);
}

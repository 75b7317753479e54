using System.Buffers.Text;
using System.Security.Cryptography;
using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Applications;
using Nomba.Iam.Application.Audit;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Ports;
using Nomba.Iam.Domain.Applications;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Tokens;

/// <summary>
/// A person's consent to an authorization code, remembered with it in one transaction. The permissions agreed to are fixed here: later ones
/// are not covered.
/// </summary>
public sealed record IssueCode : ICommand<Result<IssuedCode>>, ITransactionalMessage
{
    public required UserId UserId { get; init; }

    /// <summary>Which of the person's memberships the application may act as.</summary>
    public required MemberId MemberId { get; init; }

    public required Guid ApplicationId { get; init; }

    public required string RedirectUri { get; init; }

    /// <summary>S256, 43 characters.</summary>
    public required string Challenge { get; init; }

    public required IReadOnlyList<string> Scope { get; init; }

    public string? Nonce { get; init; }

    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>True when nobody was asked: then it must have been agreed to before, and not been taken back.</summary>
    public bool IsRemembered { get; init; }
}

internal sealed class IssueCodeHandler(
    Delegations delegations, IConsentStore consents, TokenMint mint, IAuditTrail audit, IOptions<TokenOptions> options, TimeProvider time)
    : ICommandHandler<IssueCode, Result<IssuedCode>>
{
    private const int CodeBytes = 32;

    public async ValueTask<Result<IssuedCode>> Handle(IssueCode command, CancellationToken cancellationToken)
    {
        if (await delegations.FindAsync(command.ApplicationId, command.MemberId, cancellationToken) is not { } delegation
            || delegation.Member.UserId != command.UserId)
        {
            return MemberErrors.NotFound;
        }

        var offered = ScopeSelection.Offer(delegation.Member.Permissions, delegation.Application.Allowed, command.Scope);
        if (!offered.TryGetValue(out var granted))
        {
            return offered.Error;
        }

        var grant = GrantOf(command, granted);
        var agreed = await AgreeAsync(command, delegation, grant, cancellationToken);
        if (!agreed.IsSuccess)
        {
            return agreed.Error;
        }

        var member = delegation.Member;
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeBytes));
        var terms = new AuthorizationCodeTerms(command.ApplicationId, member.Id, member.Version, command.RedirectUri, command.Challenge, grant.ToJson());
        var family = TokenFamilyId.New(mint.Begin(member, command.ApplicationId).At);
        await consents.AddCodeAsync(
            AuthorizationCode.Create(CodeHash.Of(code), family, terms, time.GetUtcNow() + options.Value.AuthorizationCodeLifetime), cancellationToken);
        return new IssuedCode(code, member.Id);
    }

    private async ValueTask<Result> AgreeAsync(IssueCode command, Delegation delegation, TokenGrant grant, CancellationToken cancellationToken)
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

    private static TokenGrant GrantOf(IssueCode command, IReadOnlyList<string> granted) => new()
    {
        Scope = granted,
        OpenId = ScopeSelection.OpenIdOf(command.Scope),
        Nonce = command.Nonce,
        AuthenticatedAt = command.AuthenticatedAt?.ToUnixTimeSeconds(),
    };
}

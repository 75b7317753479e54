using System.Buffers.Text;
using System.Security.Cryptography;
using Mediator;
using Nomba.Iam.Application.Pipeline;
using Nomba.Iam.Application.Users;
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

    /// <summary>The session that the person agrees in: an organization may require that it was opened with a second factor.</summary>
    public required UserSessionId? SessionId { get; init; }

    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>True when nobody was asked: then it must have been agreed to before, and not been taken back.</summary>
    public bool IsRemembered { get; init; }
}

internal sealed class IssueCodeHandler(Delegations delegations, SecondFactorGate gate, AgreedCodes codes, TokenMint mint)
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

        if (await gate.NeedAsync(command.UserId, delegation.Member.OrganizationId, command.SessionId, cancellationToken) != SecondFactorNeed.None)
        {
            return SecondFactorErrors.Required;
        }

        var offered = ScopeSelection.Offer(delegation.Member.Permissions, delegation.Application.Allowed, command.Scope);
        if (!offered.TryGetValue(out var granted))
        {
            return offered.Error;
        }

        var grant = GrantOf(command, granted);
        var agreed = await codes.AgreeAsync(command, delegation, grant, cancellationToken);
        if (!agreed.IsSuccess)
        {
            return agreed.Error;
        }

        var member = delegation.Member;
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeBytes));
        var terms = new AuthorizationCodeTerms(command.ApplicationId, member.Id, member.Version, command.RedirectUri, command.Challenge, grant.ToJson());
        var family = TokenFamilyId.New(mint.Begin(member, command.ApplicationId).At);
        await codes.AddAsync(CodeHash.Of(code), family, terms, cancellationToken);
        return new IssuedCode(code, member.Id);
    }

    private static TokenGrant GrantOf(IssueCode command, IReadOnlyList<string> granted) => new()
    {
        Scope = granted,
        OpenId = ScopeSelection.OpenIdOf(command.Scope),
        Nonce = command.Nonce,
        AuthenticatedAt = command.AuthenticatedAt?.ToUnixTimeSeconds(),
    };
}

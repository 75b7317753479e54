using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>An authorization code to tokens, once. The second use is refused and kills what came from the first (RFC 6749 section 4.1.2).</summary>
public sealed record ExchangeCode(string Code, Guid Client, string? RedirectUri, string? Verifier) : ICommand<Result<TokenPair>>
{
    /// <summary>The organization that was consented to must be this one; null: any.</summary>
    public OrganizationId? OrganizationId { get; init; }

    public override string ToString() => nameof(ExchangeCode);
}

internal sealed class ExchangeCodeHandler(
    IAuthorizationCodeStore codes, StolenTokens stolen, Delegations delegations, TokenMint mint, IOptions<TokenOptions> options, TimeProvider time)
    : ICommandHandler<ExchangeCode, Result<TokenPair>>
{
    public async ValueTask<Result<TokenPair>> Handle(ExchangeCode command, CancellationToken cancellationToken)
    {
        var code = await codes.FindAsync(CodeHash.Of(command.Code), cancellationToken);

        // Another client, redirect URI or verifier does not use the code up, or a thief could burn it.
        if (code is null || !IsFor(code, command) || !TokenFamilyId.TryParse(code.FamilyId, out var family))
        {
            return TokenErrors.InvalidCode;
        }

        var now = time.GetUtcNow();
        if (code.ConsumedAt is not null)
        {
            return await KillAsync(code, family, cancellationToken);
        }

        if (now >= code.ExpiresAt || await delegations.FindAsync(code.ApplicationId, code.MemberId, cancellationToken) is not { Member: var member, Application: var application }
            || member.Version != code.MemberVersion || mint.IsCutOff(family, member, code.ApplicationId)
            || (command.OrganizationId is { } organization && organization != member.OrganizationId))
        {
            return TokenErrors.InvalidCode;
        }

        var (issuance, grant) = (mint.Begin(member, code.ApplicationId), GrantOf(code, application));
        var row = RefreshFamily.Start(family, member.Id, code.ApplicationId, options.Value.RefreshEndsAt(family), grant.ToJson());
        return await codes.ConsumeAsync(code.Hash, row, application.TokensEndedAt, now, cancellationToken)
            ? Mint(issuance, family, grant)
            : await KillAsync(code, family, cancellationToken);
    }

    // A code may be from a node that did not know yet that the application is allowed less.
    private static TokenGrant GrantOf(AuthorizationCode code, ClientRecord.OfApplication application)
    {
        var grant = TokenGrant.FromJson(code.Grant);
        return grant with { Scope = [.. (grant.Scope ?? []).Where(application.Allowed.Includes)] };
    }

    private static bool IsFor(AuthorizationCode code, ExchangeCode command) =>
        code.ApplicationId == command.Client
        && string.Equals(code.RedirectUri, command.RedirectUri, StringComparison.Ordinal)
        && command.Verifier is { } verifier && CodeChallenge.Matches(code.Challenge, verifier);

    private Result<TokenPair> Mint(Issuance issuance, TokenFamilyId family, TokenGrant grant)
    {
        var member = issuance.Member;
        var handle = new RefreshHandle(family, member.ShortId, member.Version, 0, options.Value.ApplicationEnvironment, HasGrant: true);
        return mint.Mint(issuance, handle, grant, []);
    }

    private async ValueTask<Result<TokenPair>> KillAsync(AuthorizationCode code, TokenFamilyId family, CancellationToken cancellationToken)
    {
        var organization = await delegations.OrganizationOfAsync(code.MemberId, cancellationToken);
        await stolen.KillAsync(
            (family, code.MemberId, code.ApplicationId), organization, (StolenTokens.CodeReplayed, "used_twice"), cancellationToken);
        return TokenErrors.InvalidCode;
    }
}

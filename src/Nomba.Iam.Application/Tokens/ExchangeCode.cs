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
    IAuthorizationCodeStore codes, StolenTokens stolen, IMemberDirectory members, TokenMint mint, IOptions<TokenOptions> options, TimeProvider time)
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

        var member = await members.FindAsync(code.MemberId, cancellationToken);
        if (now >= code.ExpiresAt || member is not { IsAlive: true } || member.Version != code.MemberVersion
            || mint.IsCutOff(family, member, code.ApplicationId)
            || (command.OrganizationId is { } organization && organization != member.OrganizationId))
        {
            return TokenErrors.InvalidCode;
        }

        var row = RefreshFamily.Start(family, member.Id, code.ApplicationId, options.Value.RefreshEndsAt(family), code.Grant);
        return await codes.ConsumeAsync(code.Hash, row, now, cancellationToken)
            ? Mint(code, member, family)
            : await KillAsync(code, family, cancellationToken);
    }

    private static bool IsFor(AuthorizationCode code, ExchangeCode command) =>
        code.ApplicationId == command.Client
        && string.Equals(code.RedirectUri, command.RedirectUri, StringComparison.Ordinal)
        && command.Verifier is { } verifier && CodeChallenge.Matches(code.Challenge, verifier);

    private Result<TokenPair> Mint(AuthorizationCode code, MemberSnapshot member, TokenFamilyId family)
    {
        var environment = options.Value.ApplicationEnvironment;
        var handle = new RefreshHandle(family, member.ShortId, member.Version, 0, environment, HasGrant: true);
        return mint.Mint(member, code.ApplicationId, handle, TokenGrant.FromJson(code.Grant), []);
    }

    private async ValueTask<Result<TokenPair>> KillAsync(AuthorizationCode code, TokenFamilyId family, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(code.MemberId, cancellationToken);
        await stolen.KillAsync(
            (family, code.MemberId, code.ApplicationId), member?.OrganizationId, (StolenTokens.CodeReplayed, "used_twice"), cancellationToken);
        return TokenErrors.InvalidCode;
    }
}

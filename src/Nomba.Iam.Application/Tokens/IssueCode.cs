using System.Buffers.Text;
using System.Security.Cryptography;
using Mediator;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Tokens;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A person's consent to an authorization code. The permissions agreed to are fixed here: later ones are not covered.</summary>
public sealed record IssueCode : ICommand<Result<IssuedCode>>
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
}

internal sealed class IssueCodeHandler(
    IMemberDirectory members, IAuthorizationCodeStore codes, TokenMint mint, IOptions<TokenOptions> options, TimeProvider time)
    : ICommandHandler<IssueCode, Result<IssuedCode>>
{
    private const int CodeBytes = 32;

    public async ValueTask<Result<IssuedCode>> Handle(IssueCode command, CancellationToken cancellationToken)
    {
        var member = await members.FindAsync(command.MemberId, cancellationToken);
        if (member is not { IsAlive: true } || member.UserId != command.UserId)
        {
            return MemberErrors.NotFound;
        }

        var scope = ScopeSelection.Narrow(member.Permissions, command.Scope);
        if (!scope.TryGetValue(out var granted))
        {
            return scope.Error;
        }

        var now = time.GetUtcNow();
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(CodeBytes));
        var terms = new AuthorizationCodeTerms(
            command.ApplicationId, member.Id, member.Version, command.RedirectUri, command.Challenge, GrantOf(command, granted).ToJson());
        await codes.AddAsync(
            AuthorizationCode.Create(CodeHash.Of(code), TokenFamilyId.New(mint.IssueDate(member, command.ApplicationId)), terms, now + options.Value.AuthorizationCodeLifetime),
            cancellationToken);
        return new IssuedCode(code, member.Id);
    }

    private static TokenGrant GrantOf(IssueCode command, IReadOnlyList<string> granted) => new()
    {
        Scope = granted,
        OpenId = [.. command.Scope.Where(s => s is "openid" or "profile" or "email").Distinct(StringComparer.Ordinal)],
        Nonce = command.Nonce,
        AuthenticatedAt = command.AuthenticatedAt?.ToUnixTimeSeconds(),
    };
}

using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>Makes both tokens of an issuance. Touches no database: what it needs is in the snapshot.</summary>
internal sealed class TokenMint(
    IOptions<TokenOptions> options, IAccessTokenFormat accessTokens, IRefreshHandleFormat refreshHandles, IRevocations revocations, TimeProvider time)
{
    private const int JwtIdBytes = 12;

    /// <summary>
    /// The date of what is issued now. Whole seconds: a token cannot say less, and what is told beside it must not differ from it. Never in
    /// the second of an event that kills what was issued before it, so it may be up to a second ahead.
    /// </summary>
    public DateTimeOffset IssueDate(MemberSnapshot member, Guid clientId)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var earliest = revocations.EarliestIssue(member.OrganizationId, clientId);
        return earliest > now ? earliest : now;
    }

    /// <summary>True when the family began before an event that kills what was issued until then.</summary>
    public bool IsCutOff(TokenFamilyId family, MemberSnapshot member, Guid clientId) =>
        family.StartedAt < revocations.EarliestIssue(member.OrganizationId, clientId);

    /// <summary><c>token.invalid_scope</c> or <c>token.invalid_target</c> when the request asks for more than the member holds.</summary>
    public Result<TokenPair> Mint(MemberSnapshot member, Guid clientId, RefreshHandle handle, TokenGrant? grant, IReadOnlyList<string> narrower)
    {
        var reach = TokenReach.Of(member.Permissions, grant, narrower);
        if (!reach.TryGetValue(out var granted))
        {
            return reach.Error;
        }

        var now = IssueDate(member, clientId);
        var token = new AccessToken
        {
            Subject = member.Id,
            ClientId = clientId,
            OrganizationId = member.OrganizationId,
            MemberVersion = member.Version,
            Family = handle.Family,
            Environment = handle.Environment,
            Audiences = granted.Audiences,
            Scope = granted.Permissions.Scope,
            Accounts = granted.Permissions.AccountIds,
            AccountPermissions = granted.Permissions.Apart,
            JwtId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(JwtIdBytes)),
            IssuedAt = now,
            ExpiresAt = EndOf(now + options.Value.AccessTokenLifetime, member.Restrictions),
        };
        return new TokenPair(token, accessTokens.Write(token), refreshHandles.Write(handle), grant);
    }

    // A resource API that checks tokens by themselves learns of the key's end from nowhere else.
    private static DateTimeOffset EndOf(DateTimeOffset usual, KeyRestrictions restrictions) =>
        restrictions.ExpiresAt is { } end && end < usual ? end : usual;
}

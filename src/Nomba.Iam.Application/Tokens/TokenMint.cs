using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Nomba.Iam.Application.Usage;
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
    /// the second of an event that kills what was issued before it, so it may be up to a second ahead. Begun before the database is asked:
    /// an event that is written meanwhile is then later than the date, and kills.
    /// </summary>
    public Issuance Begin(MemberSnapshot member, Guid clientId)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
        var earliest = EarliestIssue(member, clientId);
        return new Issuance(member, clientId, earliest > now ? earliest : now);
    }

    /// <summary>Null when the key may get tokens with that pair, there and now.</summary>
    public UsageOutcome? WhyNot(MemberSnapshot member, CredentialSnapshot credential, RequestOrigin origin)
    {
        if (KeyRefusals.Of(member, credential, options.Value, time.GetUtcNow()) is { } reason)
        {
            return reason;
        }

        if (!member.Restrictions.AllowsDoor(origin.Door))
        {
            return UsageOutcome.RefusedDoor;
        }

        return member.Restrictions.AllowsAddress(origin.Address) ? null : UsageOutcome.RefusedAddress;
    }

    /// <summary>True when the family began before an event that kills what was issued until then.</summary>
    public bool IsCutOff(TokenFamilyId family, MemberSnapshot member, Guid clientId) =>
        family.StartedAt < EarliestIssue(member, clientId);

    /// <summary>True while a refresh handle that was used at that moment still gets the same successor.</summary>
    public bool IsWithinLeeway(DateTimeOffset usedAt) => time.GetUtcNow() - usedAt <= options.Value.RefreshLeeway;

    /// <summary><c>token.invalid_scope</c> or <c>token.invalid_target</c> when the request asks for more than the member holds.</summary>
    public Result<TokenPair> Mint(Issuance issuance, RefreshHandle handle, TokenGrant? grant, IReadOnlyList<string> narrower)
    {
        var member = issuance.Member;
        var reach = TokenReach.Of(member.Permissions, grant, narrower);
        if (!reach.TryGetValue(out var granted))
        {
            return reach.Error;
        }

        var token = new AccessToken
        {
            Subject = member.Id,
            ClientId = issuance.ClientId,
            OrganizationId = member.OrganizationId,
            MemberVersion = member.Version,
            Family = handle.Family,
            Environment = handle.Environment,
            Audiences = granted.Audiences,
            Scope = granted.Permissions.Scope,
            Accounts = granted.Permissions.AccountIds,
            AccountPermissions = granted.Permissions.Apart,
            IsAddressBound = member.Restrictions.IpAllowList.Count > 0,
            JwtId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(JwtIdBytes)),
            IssuedAt = issuance.At,
            ExpiresAt = EndOf(issuance.At + options.Value.AccessTokenLifetime, member.Restrictions),
        };
        return new TokenPair(token, accessTokens.Write(token), refreshHandles.Write(handle), grant);
    }

    private DateTimeOffset EarliestIssue(MemberSnapshot member, Guid clientId)
    {
        var earliest = revocations.EarliestIssue(member.OrganizationId, clientId);
        return member.TokensFrom > earliest ? member.TokensFrom : earliest;
    }

    // A resource API that checks tokens by themselves learns of the key's end from nowhere else.
    private static DateTimeOffset EndOf(DateTimeOffset usual, KeyRestrictions restrictions) =>
        restrictions.ExpiresAt is { } end && end < usual ? end : usual;
}

using Nomba.Iam.Application.Ports;
using Nomba.Iam.Application.Tokens;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Application.Usage;

/// <summary>What one request does with a key: which secret it proved, if any, and how it ended. Scoped to the request.</summary>
public sealed class KeyUse(UsageCounters counters, ICallerAddress caller)
{
    private MemberId _key;
    private CredentialSecretId _secret;
    private bool _refused;

    /// <summary>The request proved to be the key with that secret.</summary>
    public void Proved(MemberId key, CredentialSecretId secret) => (_key, _secret) = (key, secret);

    public void Count(MemberSnapshot member, UsageOutcome outcome, string permission = "")
    {
        if (member.Kind == MemberKind.ApiKey)
        {
            Count(member.Id, outcome, permission);
        }
    }

    /// <summary>A resource server asked about a token that is not good: of that member, or of nobody we know.</summary>
    public void Inactive(MemberId? member) => Count(member ?? default, UsageOutcome.IntrospectedInactive, "");

    /// <summary>A refusal, once: a door may look twice. Of nobody when no key is named.</summary>
    public void Refuse(MemberId? key, UsageOutcome reason)
    {
        if (!_refused)
        {
            _refused = true;
            Count(key ?? _key, reason, "");
        }
    }

    /// <summary>A refusal of the token engine, of a request that proved to be a key or of a key that is known otherwise.</summary>
    public void Refuse(MemberSnapshot member, Error error)
    {
        if (member.Kind == MemberKind.ApiKey)
        {
            Refuse(member.Id, ReasonOf(error));
        }
    }

    private static UsageOutcome ReasonOf(Error error)
    {
        if (error == TokenErrors.InvalidScope)
        {
            return UsageOutcome.RefusedScope;
        }

        return error == TokenErrors.InvalidTarget ? UsageOutcome.RefusedTarget : UsageOutcome.RefusedRefreshToken;
    }

    private void Count(MemberId key, UsageOutcome outcome, string permission) =>
        counters.Count(key, key == _key ? _secret : CredentialSecretId.None, outcome, permission, caller.Address);
}

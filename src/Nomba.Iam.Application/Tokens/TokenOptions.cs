using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>How long tokens live, and for which environments this issuer works. Settings: <c>Iam:Tokens</c>, <c>Iam:Issuer</c>, <c>Iam:Environments</c>.</summary>
public sealed class TokenOptions
{
    /// <summary>The issuer identifier, byte for byte as it stands in tokens and metadata.</summary>
    public string Issuer { get; set; } = "";

    /// <summary>Default 30 minutes; at most a day.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Counted from the start of the family, whatever was refreshed since. Default 14 days.</summary>
    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Default 60 seconds (RFC 9700 asks for short).</summary>
    public TimeSpan AuthorizationCodeLifetime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a used refresh token still gets the same successor, for parallel workers and lost answers. Default 30 seconds.</summary>
    public TimeSpan RefreshLeeway { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Live and test unless configured. Credentials and tokens of another environment are refused.</summary>
    public IReadOnlySet<KeyEnvironment> Environments { get; set; } = new HashSet<KeyEnvironment> { KeyEnvironment.Live, KeyEnvironment.Test };

    /// <summary>The environment of tokens that an application gets for a person.</summary>
    public KeyEnvironment ApplicationEnvironment => Environments.Contains(KeyEnvironment.Live) ? KeyEnvironment.Live : KeyEnvironment.Test;

    /// <summary>When the family's last refresh handle ends. A refresh does not move it (RFC 9700 section 4.14.2).</summary>
    public DateTimeOffset RefreshEndsAt(TokenFamilyId family) => family.StartedAt + RefreshTokenLifetime;

    /// <summary>When nothing of the family can be alive any more: an access token may outlive the last handle.</summary>
    public DateTimeOffset FamilyEndsAt(TokenFamilyId family) => RefreshEndsAt(family) + AccessTokenLifetime;

    /// <summary>When the last token that exists now will have ended, with an hour for clocks that differ.</summary>
    public DateTimeOffset LastTokenEndsAt(DateTimeOffset now) => now + RefreshTokenLifetime + AccessTokenLifetime + TimeSpan.FromHours(1);
}

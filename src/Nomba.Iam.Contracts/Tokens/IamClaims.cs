namespace Nomba.Iam.Contracts.Tokens;

/// <summary>Names of the claims that a Nomba.Iam access token carries beside the registered ones (RFC 9068).</summary>
public static class IamClaims
{
    /// <summary>The organization that the token acts for: a lower-case UUID, the wire API's <c>accountId</c>.</summary>
    public const string Organization = "org";

    /// <summary>The member's version when the token was issued: an integer. A token with an older version than the member's is dead.</summary>
    public const string MemberVersion = "mv";

    /// <summary>The token family: 16 URL-safe characters shared by everything that descends from one issuance or consent.</summary>
    public const string Family = "fam";

    /// <summary>The environment the token is good for: <c>live</c> or <c>test</c>.</summary>
    public const string Environment = "env";

    /// <summary>The accounts that the member is restricted to: an array of lower-case UUIDs. Absent: every account of the organization.</summary>
    public const string Accounts = "accounts";

    /// <summary>
    /// Permissions beyond <see cref="Scope"/> that hold on certain accounts only: an array of objects with <c>accounts</c> (an array of
    /// lower-case UUIDs) and <c>scope</c> (names separated by spaces). Absent: there are none. A reader that ignores it grants less.
    /// </summary>
    public const string AccountPermissions = "account_permissions";

    /// <summary>
    /// <c>true</c> in the tokens of a key that may be used from certain addresses only: whoever checks tokens by itself asks the issuer about these, with the caller's
    /// address. Absent: from anywhere.
    /// </summary>
    public const string AddressBound = "adr";

    /// <summary>Space-separated permission names that the token grants (RFC 9068 section 2.2.3).</summary>
    public const string Scope = "scope";
}

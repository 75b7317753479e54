namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>The stored form of a secret: HMAC-SHA256 under a pepper that is not in the database, with the pepper's id before it.</summary>
/// <param name="Value">Text of the form <c>h1$&lt;base64url&gt;</c>.</param>
public readonly record struct HashedSecret(string Value)
{
    public override string ToString() => nameof(HashedSecret);
}

namespace Nomba.Iam.Application.Tokens;

/// <summary>What is known of a revocation at an instance of a resource API.</summary>
public enum Enforcement
{
    /// <summary>It said that it enforces it.</summary>
    Enforced,

    /// <summary>It is there and has not said so yet. Once its feed is too old it asks the issuer about every token.</summary>
    Behind,

    /// <summary>It has not been heard of for a while, or has stopped.</summary>
    Gone,
}

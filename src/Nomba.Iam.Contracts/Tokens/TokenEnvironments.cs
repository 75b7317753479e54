namespace Nomba.Iam.Contracts.Tokens;

/// <summary>Values of the <c>env</c> claim. A resource API serves one environment and refuses the other's tokens with 401.</summary>
public static class TokenEnvironments
{
    /// <summary>Real money.</summary>
    public const string Live = "live";

    /// <summary>The sandbox.</summary>
    public const string Test = "test";
}

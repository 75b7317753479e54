namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>What a check found out about a token.</summary>
internal abstract record TokenVerdict
{
    public static readonly TokenVerdict BadToken = new Refused("The token is not valid, has expired, or is not for this API.");

    private TokenVerdict()
    {
    }

    /// <param name="Caller">Who it is.</param>
    /// <param name="Marks">What a revocation could be about; null where the issuer was asked.</param>
    public sealed record Good(NombaCaller Caller, TokenMarks? Marks) : TokenVerdict;

    public sealed record Refused(string Why) : TokenVerdict;

    /// <summary>The check could not be made: the request is refused, and waiting helps.</summary>
    public sealed record Unknown : TokenVerdict;
}

namespace Nomba.Iam.ResourceServer.Internal;

/// <summary>What the revocations that were heard of say about a token.</summary>
internal enum TokenLife
{
    Alive,

    Dead,

    /// <summary>Something about it has changed: only the issuer knows.</summary>
    Doubtful,
}

namespace Nomba.Iam.Domain.Results;

/// <summary>What a caller can do about an <see cref="Error"/>. Each door maps it once to its own protocol.</summary>
public enum ErrorKind
{
    /// <summary>The input has the wrong shape.</summary>
    Invalid,

    /// <summary>Nobody is signed in, or the credentials do not work.</summary>
    Unauthenticated,

    /// <summary>The caller is known and lacks a permission.</summary>
    Forbidden,

    /// <summary>There is no such thing, or it is another organization's.</summary>
    NotFound,

    /// <summary>The state of the thing does not allow it.</summary>
    Conflict,

    /// <summary>The thing is no longer what the caller last saw; reading it again helps.</summary>
    Outdated,

    /// <summary>The input is well formed and contradicts what was sent before.</summary>
    Contradicting,

    /// <summary>Too many attempts.</summary>
    Throttled,

    /// <summary>A check could not be made; waiting helps.</summary>
    Unavailable,
}

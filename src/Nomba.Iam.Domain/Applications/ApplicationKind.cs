namespace Nomba.Iam.Domain.Applications;

public enum ApplicationKind
{
    /// <summary>Runs where a secret cannot be kept: a browser or a phone. Proves itself by PKCE.</summary>
    Public = 1,

    /// <summary>Runs on a server and has a secret; PKCE is required of it as well.</summary>
    Confidential = 2,
}

using Nomba.Iam.Benchmarks.Hosts;

namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>A key that is to be suspended, and its token. Prints the type's name: it holds both.</summary>
internal sealed class Victim(Guid keyId, Credentials credentials, string token)
{
    public Guid KeyId => keyId;

    public Credentials Credentials => credentials;

    public string Token => token;

    public override string ToString() => nameof(Victim);
}

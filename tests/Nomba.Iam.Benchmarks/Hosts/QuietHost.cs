using Nomba.Iam.Testing.Hosting;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>The product inside this process, with nothing to say: what is printed here is the report.</summary>
internal static class QuietHost
{
    public static IamHost Create() => new(null, ("Logging:Console:LogLevel:Default", "None"));
}

using Nomba.Iam.Testing;

namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>Where the build puts the programs of this repository; of the same configuration as this one.</summary>
internal static class BuiltAssembly
{
#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    public static string Of(string project)
    {
        var path = Path.Combine(Repository.Root, "src", project, "bin", Configuration, "net10.0", project + ".dll");
        return File.Exists(path) ? path : throw new BenchmarkException($"{path} is not there: build it first.");
    }
}

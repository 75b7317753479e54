namespace Nomba.Iam.Benchmarks.Hosts;

/// <summary>Where one server keeps its files, until it is disposed.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("nomba-iam-bench-");

    public string FullName => _directory.FullName;

    public string File(string name) => Path.Combine(FullName, name);

    public void Dispose() => _directory.Delete(recursive: true);
}

namespace Nomba.Iam.Testing;

/// <summary>Where the sources are, with the documents that tests read and accept.</summary>
public static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo directory) => File.Exists(Path.Combine(directory.FullName, "Nomba.Iam.sln"))
        ? directory.FullName
        : Find(directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository."));
}

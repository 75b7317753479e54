using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Nomba.Iam.Architecture.Tests;

/// <summary>The sources and projects of this repository, as they lie on disk.</summary>
internal static class Repository
{
    public static readonly string Root = FindRoot();

    public static readonly IReadOnlyList<SourceFile> Sources =
        [.. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories).Where(IsOurs).Select(Read)];

    public static readonly IReadOnlyDictionary<string, ProjectFile> Projects = Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(ReadProject).ToDictionary(p => p.Name, StringComparer.Ordinal);

    public static SourceFile Parse(string text, string path = "src/Nomba.Iam.Domain/Sample.cs") =>
        new(path, text, CSharpSyntaxTree.ParseText(text).GetRoot());

    private static SourceFile Read(string path) => Parse(File.ReadAllText(path), Path.GetRelativePath(Root, path).Replace('\\', '/'));

    private static bool IsOurs(string path) =>
        !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/Migrations/", StringComparison.Ordinal);

    private static ProjectFile ReadProject(string path)
    {
        var xml = XDocument.Load(path);
        return new ProjectFile(
            Path.GetFileNameWithoutExtension(path),
            [.. xml.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value))],
            [.. xml.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)]);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Nomba.Iam.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("Nomba.Iam.sln is not above the tests.");
    }
}

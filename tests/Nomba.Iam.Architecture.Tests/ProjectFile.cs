namespace Nomba.Iam.Architecture.Tests;

/// <summary>What a project refers to.</summary>
internal sealed record ProjectFile(string Name, IReadOnlyList<string> Projects, IReadOnlyList<string> Packages);

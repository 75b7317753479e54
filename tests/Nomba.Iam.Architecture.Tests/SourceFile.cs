using Microsoft.CodeAnalysis;

namespace Nomba.Iam.Architecture.Tests;

/// <summary>A source file; its path is relative to the root, with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text, SyntaxNode Syntax)
{
    public int Lines => Text.Split('\n').Length - (Text.EndsWith('\n') ? 1 : 0);

    public string Project => Path.Split('/')[1];

    public string At(SyntaxNode node) => $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
}

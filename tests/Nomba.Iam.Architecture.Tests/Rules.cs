using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Nomba.Iam.Architecture.Tests;

/// <summary>The rules of the house about source text. Each answers with the places that break it.</summary>
internal static class Rules
{
    private const int MaxFileLines = 400;
    private const int MaxMethodLines = 60;
    private const int MaxDependencies = 6;
    private const int MaxParameters = 5;
    private const int MaxNesting = 3;

    private static readonly string[] ForbiddenWords = ["Common", "Shared", "Helper", "Helpers", "Manager", "Util", "Utils", "Utilities", "Dto", "Impl"];

    public static IEnumerable<string> LongFiles(SourceFile file) => file.Lines > MaxFileLines ? [$"{file.Path} has {file.Lines} lines"] : [];

    public static IEnumerable<string> LongMethods(SourceFile file) =>
        from method in file.Syntax.DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
        let span = method.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > MaxMethodLines
        select $"{file.At(method)} has {lines} lines";

    public static IEnumerable<string> ManyDependencies(SourceFile file) =>
        file.Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Select(type => (Node: (SyntaxNode)type, Count: type.ParameterList?.Parameters.Count ?? 0))
            .Concat(file.Syntax.DescendantNodes().OfType<ConstructorDeclarationSyntax>().Select(c => (Node: (SyntaxNode)c, Count: c.ParameterList.Parameters.Count)))
            .Where(x => x.Count > MaxDependencies).Select(x => $"{file.At(x.Node)} takes {x.Count} dependencies");

    public static IEnumerable<string> ManyParameters(SourceFile file) =>
        from method in file.Syntax.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.ParameterList.Parameters.Count > MaxParameters
        select $"{file.At(method)} takes {method.ParameterList.Parameters.Count} parameters";

    public static IEnumerable<string> DeepNesting(SourceFile file) =>
        from block in file.Syntax.DescendantNodes().Where(IsControlFlow)
        let depth = 1 + block.Ancestors().TakeWhile(a => a is not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax)).Count(IsControlFlow)
        where depth > MaxNesting
        select $"{file.At(block)} is nested {depth} deep";

    public static IEnumerable<string> OpenClasses(SourceFile file) =>
        from type in file.Syntax.DescendantNodes().OfType<TypeDeclarationSyntax>()
        where type is ClassDeclarationSyntax or RecordDeclarationSyntax { RawKind: (int)SyntaxKind.RecordDeclaration }
        where !type.Modifiers.Any(m => m.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword)
        select $"{file.At(type)} {type.Identifier} is neither sealed nor abstract";

    public static IEnumerable<string> OtherNamespaces(SourceFile file)
    {
        var folder = Path.GetDirectoryName(file.Path)!.Replace('\\', '/')["src/".Length..].Replace('/', '.');
        return from space in file.Syntax.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>()
               where space is not FileScopedNamespaceDeclarationSyntax || space.Name.ToString() != folder
               select $"{file.At(space)} is in {space.Name}, not in {folder} by file";
    }

    public static IEnumerable<string> ForbiddenNames(SourceFile file)
    {
        var folders = file.Path.Split('/')[..^1].Where(f => ForbiddenWords.Contains(f, StringComparer.OrdinalIgnoreCase)).Select(f => $"{file.Path}: folder {f}");
        var types = file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            .Where(t => ForbiddenWords.Any(w => t.Identifier.Text.EndsWith(w, StringComparison.Ordinal))).Select(t => $"{file.At(t)} {t.Identifier}");
        return folders.Concat(types);
    }

    public static IEnumerable<string> MisnamedFiles(SourceFile file)
    {
        string[] types =
        [
            .. file.Syntax.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Where(t => t.Parent is BaseNamespaceDeclarationSyntax && t.Modifiers.Any(SyntaxKind.PublicKeyword)).Select(t => t.Identifier.Text),
        ];
        var name = Path.GetFileNameWithoutExtension(file.Path).Split('.', '{')[0];
        return types.Length > 0 && !types.Contains(name, StringComparer.Ordinal) ? [$"{file.Path} holds {string.Join(", ", types)}"] : [];
    }

    public static IEnumerable<string> CaughtEverything(SourceFile file) =>
        from clause in file.Syntax.DescendantNodes().OfType<CatchClauseSyntax>()
        where clause.Filter is null && clause.Declaration?.Type.ToString() is null or "Exception" or "System.Exception"
        where clause.Filter is null
        select $"{file.At(clause)} catches everything";

    public static IEnumerable<string> Regions(SourceFile file) =>
        file.Syntax.DescendantTrivia().Where(t => t.IsKind(SyntaxKind.RegionDirectiveTrivia)).Select(_ => file.Path);

    public static IEnumerable<string> SendingHandlers(SourceFile file) =>
        from type in file.Syntax.DescendantNodes().OfType<ClassDeclarationSyntax>()
        where type.Identifier.Text.EndsWith("Handler", StringComparison.Ordinal)
        where type.DescendantNodes().OfType<IdentifierNameSyntax>().Any(i => i.Identifier.Text is "ISender" or "IMediator" or "IPublisher")
        select $"{file.At(type)} {type.Identifier} sends messages";

    public static IEnumerable<string> StoreUsers(SourceFile file) =>
        from name in file.Syntax.DescendantNodes().OfType<IdentifierNameSyntax>()
        let text = name.Identifier.Text
        where text.EndsWith("DbContext", StringComparison.Ordinal) || (text.StartsWith('I') && text.EndsWith("Store", StringComparison.Ordinal))
        select $"{file.At(name)} uses {text}";

    private static bool IsControlFlow(SyntaxNode node) => node switch
    {
        IfStatementSyntax { Parent: ElseClauseSyntax } => false,
        IfStatementSyntax or ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax or TryStatementSyntax => true,
        _ => false,
    };
}

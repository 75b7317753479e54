namespace Nomba.Iam.Architecture.Tests;

/// <summary>Every rule holds in the sources, and catches a sample that breaks it.</summary>
public sealed class RuleTests
{
    private static readonly string Padding = string.Concat(Enumerable.Repeat("        x++;\n", 70));

    [Fact]
    public void Files_are_short() => Holds(Rules.LongFiles, string.Concat(Enumerable.Repeat("// line\n", 401)));

    [Fact]
    public void Methods_are_short() => Holds(Rules.LongMethods, $"class A {{ void M(int x)\n{{\n{Padding}}}\n}}");

    [Fact]
    public void Constructors_take_few_dependencies() => Holds(Rules.ManyDependencies, "class A(int a, int b, int c, int d, int e, int f, int g);");

    [Fact]
    public void Methods_take_few_parameters() => Holds(Rules.ManyParameters, "class A { void M(int a, int b, int c, int d, int e, int f) { } }");

    [Fact]
    public void Control_flow_is_shallow() => Holds(Rules.DeepNesting, "class A { void M() { if (a) { foreach (var b in c) { while (d) { if (e) { } } } } } }");

    [Fact]
    public void Classes_are_sealed() => Holds(Rules.OpenClasses, "class A;");

    [Fact]
    public void Namespaces_follow_folders() => Holds(Rules.OtherNamespaces, "namespace Elsewhere;");

    [Fact]
    public void Nothing_is_called_by_an_empty_word() => Holds(Rules.ForbiddenNames, "sealed class ThingHelper;");

    [Fact]
    public void Files_are_named_for_their_type() => Holds(Rules.MisnamedFiles, "namespace N; public sealed class Other;");

    [Fact]
    public void Nobody_catches_everything() => Holds(Rules.CaughtEverything, "class A { void M() { try { } catch (Exception) { } } }");

    [Fact]
    public void There_are_no_regions() => Holds(Rules.Regions, "#region R\n#endregion\n");

    [Fact]
    public void A_use_case_sends_no_message() =>
        Holds(Rules.SendingHandlers, "sealed class AHandler(ISender sender);", file => file.Project == "Nomba.Iam.Application");

    [Fact]
    public void The_host_touches_no_store_and_no_database_context() =>
        Holds(Rules.StoreUsers, "class A { IamDbContext c; }", file => file.Project == "Nomba.Iam.Web");

    [Fact]
    public void The_host_program_is_a_table_of_contents()
    {
        var program = Assert.Single(Repository.Sources, f => f.Path == "src/Nomba.Iam.Web/Program.cs");

        Assert.InRange(program.Lines, 1, 59);
    }

    private static void Holds(Func<SourceFile, IEnumerable<string>> rule, string bad, Func<SourceFile, bool>? where = null)
    {
        Assert.NotEmpty(rule(Repository.Parse(bad)));
        var files = Repository.Sources.Where(where ?? (_ => true)).ToArray();
        Assert.True(files.Length > 5, "There is nothing to check.");
        var broken = files.SelectMany(rule).ToArray();
        Assert.True(broken.Length == 0, string.Join('\n', broken));
    }
}

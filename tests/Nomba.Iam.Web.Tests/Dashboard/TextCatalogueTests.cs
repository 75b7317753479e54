using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nomba.Iam.Testing;

namespace Nomba.Iam.Web.Tests.Dashboard;

/// <summary>The English texts of the pages stand in one file, ready for somebody to translate.</summary>
public sealed partial class TextCatalogueTests
{
    private static readonly string Dashboard = Path.Combine(Repository.Root, "src", "Nomba.Iam.Web", "Dashboard");
    private static readonly string Catalogue = Path.Combine(Dashboard, "Text.resx");

    [Fact]
    public void Every_text_of_the_pages_is_in_the_catalogue_and_nothing_else_is()
    {
        string[] used = [.. TextsInPages().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var document = XDocument.Load(Catalogue);
        string[] listed = [.. document.Root!.Elements("data").Select(d => (string)d.Attribute("name")!)];

        Assert.NotEmpty(used);
        if (!used.SequenceEqual(listed, StringComparer.Ordinal))
        {
            document.Root.Elements("data").Remove();
            document.Root.Add(used.Select(text => new XElement("data", new XAttribute("name", text), new XAttribute(XNamespace.Xml + "space", "preserve"), new XElement("value", text))));
            document.Save(Path.ChangeExtension(Catalogue, ".received.resx"));
        }

        Assert.Equal(used, listed);

        // The file that is made of it tells names apart by more than their case only.
        Assert.Equal(used.Length, used.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void No_page_has_text_outside_of_the_catalogue()
    {
        var pages = Directory.EnumerateFiles(Dashboard, "*.razor", SearchOption.AllDirectories).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.DoesNotMatch(Prose(), Markup(File.ReadAllText(page))));
    }

    private static IEnumerable<string> TextsInPages() =>
        from file in Directory.EnumerateFiles(Dashboard, "*", SearchOption.AllDirectories)
        where file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cs", StringComparison.Ordinal)
        from Match match in Text().Matches(File.ReadAllText(file))
        select Regex.Unescape(match.Groups[1].Value);

    private static string Markup(string page) => page.IndexOf("@code {", StringComparison.Ordinal) is var at and >= 0 ? page[..at] : page;

    [GeneratedRegex("""\bT\["((?:[^"\\]|\\.)*)["]""")]
    private static partial Regex Text();

    // Two words between a tag's end and the next one's beginning.
    [GeneratedRegex(@"(?<=[a-z""]>)\s*[A-Z][a-z]+ [a-z]+[^<@{}=]*<")]
    private static partial Regex Prose();
}

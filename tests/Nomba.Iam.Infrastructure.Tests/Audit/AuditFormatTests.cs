using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;
using Nomba.Iam.Domain.Audit;
using Nomba.Iam.Infrastructure.Audit;
using Nomba.Iam.Testing;

namespace Nomba.Iam.Infrastructure.Tests.Audit;

/// <summary>The worked example of docs/audit-format.md is what the code computes.</summary>
public sealed partial class AuditFormatTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "audit-format.md")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("personal", "nomba-audit-personal-v1")]
    [InlineData("entry", "nomba-audit-entry-v1")]
    public void Hashes_as_the_document_says(string block, string what)
    {
        var text = Block(block);

        Assert.StartsWith(what + "\n", text, StringComparison.Ordinal);
        Assert.Contains($"`{AuditText.Hash(Encoding.UTF8.GetBytes(text))}`", Document, StringComparison.Ordinal);
        Assert.Equal(text, Encoding.UTF8.GetString(AuditText.Of(what, [.. Fields(text)])));
    }

    [Fact]
    public void Verifies_the_signature_of_the_document()
    {
        var parts = Block("signature").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(l => l.Split('=')[0], l => l.Split('=')[1]);
        using var signatures = new AuditSignatures([AuditKey.Create("example", 1, (parts["x"], parts["y"]), "", default)]);
        var fields = Fields(Block("checkpoint")).ToDictionary(f => f.Name, f => f.Value!);
        var head = AuditHead.Begin(AuditChainId.From(Guid.Parse(fields["chain"])), default).At(1, fields["hash"]);
        var checkpoint = AuditCheckpoint.Of(head, DateTimeOffset.Parse(fields["at"], System.Globalization.CultureInfo.InvariantCulture));
        checkpoint.Sign("example", parts["signature"]);

        Assert.Equal(Block("checkpoint"), Encoding.UTF8.GetString(checkpoint.Text()));
        Assert.True(signatures.AreRight(checkpoint));
        checkpoint.Sign("example", Base64Url.EncodeToString(new byte[64]));
        Assert.False(signatures.AreRight(checkpoint));
        checkpoint.Sign("another", parts["signature"]);
        Assert.False(signatures.AreRight(checkpoint));
    }

    private static string Block(string name) => Document.Split($"```text {name}\n")[1].Split("```")[0];

    private static IEnumerable<(string Name, string? Value)> Fields(string text) =>
        Line().Matches(text).Select(m => (m.Groups[1].Value, m.Groups[2].Success ? m.Groups[2].Value : null));

    [GeneratedRegex(@"^(\w+)=(?:-|\d+:(.*))$", RegexOptions.Multiline)]
    private static partial Regex Line();
}

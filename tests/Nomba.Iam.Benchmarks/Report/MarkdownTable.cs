using System.Text;

namespace Nomba.Iam.Benchmarks.Report;

/// <summary>A table that reads well on a terminal too.</summary>
internal sealed class MarkdownTable(params string[] header)
{
    private readonly List<string[]> _rows = [];

    public MarkdownTable Add(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    public override string ToString()
    {
        int[] widths = [.. header.Select((name, column) => _rows.Select(r => r[column].Length).Append(name.Length).Max())];
        var text = new StringBuilder();
        Append(text, header, widths);
        Append(text, [.. widths.Select(w => new string('-', w))], widths);
        _rows.ForEach(row => Append(text, row, widths));
        return text.ToString();
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths) =>
        text.AppendLine($"| {string.Join(" | ", cells.Select((cell, column) => cell.PadRight(widths[column])))} |");
}

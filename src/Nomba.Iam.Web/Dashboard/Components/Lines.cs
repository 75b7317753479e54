namespace Nomba.Iam.Web.Dashboard.Components;

/// <summary>What somebody typed one a line.</summary>
public static class Lines
{
    public static IReadOnlyList<string> Of(string? text) => (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

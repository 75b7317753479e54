namespace Nomba.Iam.EndToEnd.Tests.Browsers;

/// <summary>What somebody looks at the pages with.</summary>
public sealed record BrowserKind(bool IsDark = false, bool IsPhone = false, bool RunsScript = true)
{
    public static readonly IReadOnlyList<BrowserKind> All = [new(), new(IsDark: true), new(IsPhone: true), new(IsDark: true, IsPhone: true)];

    public override string ToString() => $"{(IsPhone ? "phone" : "desktop")}-{(IsDark ? "dark" : "light")}";
}

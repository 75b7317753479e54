namespace Nomba.Iam.Benchmarks.Phases;

/// <summary>What is measured, by the words of the report.</summary>
internal static class Operations
{
    public const string Issue = "client credentials → access + refresh";
    public const string Refresh = "refresh";
    public const string Introspect = "introspection";
    public const string Api = "resource API";
    public const string Plain = "constant GET";

    public const string Product = "product";
    public const string Stock = "stock";
    public const string Constant = "constant";
    public const string Open = "open";
}

namespace Nomba.Iam.Web.Dashboard.Components;

/// <summary>Addresses with a query string, for lists whose filter is in it.</summary>
public static class Address
{
    /// <summary>The path with those of the values that are there.</summary>
    public static string Of(string path, params IReadOnlyList<(string Name, string? Value)> values) =>
        path + QueryString.Create(values.Where(v => !string.IsNullOrEmpty(v.Value)).Select(v => KeyValuePair.Create(v.Name, v.Value)));
}

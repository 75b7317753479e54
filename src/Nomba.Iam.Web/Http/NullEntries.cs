using System.Text.Json.Serialization.Metadata;

namespace Nomba.Iam.Web.Http;

/// <summary>
/// Refuses null in a list of objects, for every request: what reads the entries takes each for an object, as their type says. A list of texts
/// has a rule of its own for what is no such text, null included.
/// </summary>
internal static class NullEntries
{
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        JsonPropertyInfo[] lists = [.. type.Properties.Where(p => p.Get is not null && HoldsObjects(p.PropertyType))];
        if (lists.Length > 0)
        {
            type.OnDeserialized = read => Check(read, lists);
        }
    }

    private static bool HoldsObjects(Type type) => type.IsAssignableTo(typeof(IEnumerable<object>)) && !type.IsAssignableTo(typeof(IEnumerable<string>));

    private static void Check(object read, JsonPropertyInfo[] lists)
    {
        foreach (var list in lists)
        {
            if (list.Get!(read) is IEnumerable<object?> entries && entries.ToList().IndexOf(null) is >= 0 and var index)
            {
                throw new RefusedValueException("An entry of the list is null. Leave it out.", $"{list.Name}[{index}]");
            }
        }
    }
}

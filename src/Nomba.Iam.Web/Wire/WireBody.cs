using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Web.Wire;

/// <summary>The fields of a request. Holds secrets.</summary>
internal sealed class WireBody
{
    private readonly Dictionary<WireField, string> _values = [];

    private WireBody()
    {
    }

    /// <summary>Null when the field was not sent, or sent empty.</summary>
    public string? this[WireField field] => _values.GetValueOrDefault(field);

    /// <summary>Picks the fields out of what was sent, where null stands for something that is no text. Other names are nobody's business.</summary>
    public static Result<WireBody> From(IReadOnlyList<KeyValuePair<string, string?>> sent, IReadOnlyList<WireField> fields)
    {
        var body = new WireBody();
        foreach (var field in fields)
        {
            foreach (var (name, value) in sent.Where(s => field.Has(s.Key)))
            {
                if (value is null)
                {
                    return WireErrors.NotText(name);
                }

                // Twice the same is a client's clumsiness; two different ones are a question of who reads which, and that is an attack.
                if (value.Length > 0 && !body._values.TryAdd(field, value) && body._values[field] != value)
                {
                    return WireErrors.Contradictory(field.Name);
                }
            }
        }

        return body;
    }

    /// <summary>The refusal that names the first of the fields that is missing; null when all are there.</summary>
    public Error? Missing(params ReadOnlySpan<WireField> fields)
    {
        foreach (var field in fields)
        {
            if (this[field] is null)
            {
                return WireErrors.Missing(field.Name);
            }
        }

        return null;
    }

    public override string ToString() => nameof(WireBody);
}

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>The environment as text: the <c>env</c> claim and the middle of a secret.</summary>
public static class KeyEnvironments
{
    extension(KeyEnvironment environment)
    {
        public string Name => environment switch
        {
            KeyEnvironment.Live => "live",
            KeyEnvironment.Test => "test",
            _ => throw new ArgumentOutOfRangeException(nameof(environment)),
        };
    }

    /// <summary>The environment of that name; null for any other text.</summary>
    public static KeyEnvironment? Find(string? name) => name switch
    {
        "live" => KeyEnvironment.Live,
        "test" => KeyEnvironment.Test,
        _ => null,
    };
}

namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>When signing keys change. Settings: <c>Iam:SigningKeys</c>.</summary>
public sealed class SigningKeySchedule
{
    /// <summary>How often a node looks for keys that another node made.</summary>
    public static readonly TimeSpan ReloadEvery = TimeSpan.FromSeconds(30);

    /// <summary>How long a key signs. Default 30 days.</summary>
    public TimeSpan SignFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a key is published before it signs, so that every cache of the key set has it by then. Default 2 days.</summary>
    public TimeSpan PublishAhead { get; set; } = TimeSpan.FromDays(2);
}

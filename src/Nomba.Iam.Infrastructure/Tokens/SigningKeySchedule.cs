namespace Nomba.Iam.Infrastructure.Tokens;

/// <summary>When signing keys change. Settings: <c>Iam:SigningKeys</c>.</summary>
public sealed class SigningKeySchedule
{
    /// <summary>How often a node looks for keys that another node made or revoked.</summary>
    public static readonly TimeSpan ReloadEvery = TimeSpan.FromSeconds(5);

    /// <summary>How long a key signs. Default 30 days.</summary>
    public TimeSpan SignFor { get; set; } = TimeSpan.FromDays(30);

    /// <summary>How long a key is published before it signs, so that every cache of the key set has it by then. Default 2 days.</summary>
    public TimeSpan PublishAhead { get; set; } = TimeSpan.FromDays(2);

    /// <summary>
    /// How long readers may keep the key set and the metadata without asking again. Default 5 minutes. Far less than <see cref="PublishAhead"/>,
    /// so that a copy never lacks a key that signs; and what a reader still has of a revoked key ends with it.
    /// </summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>That every copy of the key set ends before a key that it lacks begins to sign, one that came from a node just before it reloaded included.</summary>
    public bool OutlastsCopies => KeepFor > TimeSpan.Zero && KeepFor + ReloadEvery < PublishAhead;
}

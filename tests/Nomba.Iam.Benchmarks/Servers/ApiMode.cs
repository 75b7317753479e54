namespace Nomba.Iam.Benchmarks.Servers;

/// <summary>A way in which the SDK checks tokens.</summary>
/// <param name="Name">As the setting has it.</param>
/// <param name="IsInMemory">Whether it asks nobody: what asks cannot cost as little as what does not.</param>
/// <param name="SeesRevocations">Whether it refuses a token that was killed before it expired.</param>
internal sealed record ApiMode(string Name, bool IsInMemory, bool SeesRevocations)
{
    public static readonly IReadOnlyList<ApiMode> All =
    [
        new("jwt", IsInMemory: true, SeesRevocations: false),
        new("introspect", IsInMemory: false, SeesRevocations: true),
        new("hybrid", IsInMemory: true, SeesRevocations: true),
    ];

    /// <summary>The one whose revocations are timed: the last that sees them.</summary>
    public static ApiMode Revoking => All.Last(mode => mode.SeesRevocations);
}

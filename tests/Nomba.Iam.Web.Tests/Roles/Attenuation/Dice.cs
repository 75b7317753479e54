namespace Nomba.Iam.Web.Tests.Roles.Attenuation;

/// <summary>Choices that a seed repeats: SplitMix64.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public int Next(int below)
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)below);
    }

    public T Of<T>(IReadOnlyList<T> items) => items[Next(items.Count)];

    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> items, int most) => [.. Enumerable.Range(0, 1 + Next(most)).Select(_ => Of(items)).Distinct()];
}

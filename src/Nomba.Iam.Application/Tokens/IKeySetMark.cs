namespace Nomba.Iam.Application.Tokens;

/// <summary>Stands for the set of published signing keys.</summary>
public interface IKeySetMark
{
    /// <summary>The same on every node that publishes the same keys, and another one when a key came or went.</summary>
    string Mark { get; }
}

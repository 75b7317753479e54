namespace Nomba.Iam.Contracts.Revocations;

/// <summary>What an instance of a resource API enforces. Sent for every event as it is applied, and every few seconds to say that the instance is there.</summary>
public sealed record RevocationReceiptsRequest
{
    /// <summary>The instance: a UUID that is new at each of its starts.</summary>
    public Guid? Instance { get; init; }

    /// <summary>What operators call it: at most 100 characters.</summary>
    public string? Name { get; init; }

    /// <summary>How long ago it had its first snapshot, in milliseconds: what was older then is enforced since.</summary>
    public long ReadyForMs { get; init; }

    /// <summary>How old its feed is, in milliseconds.</summary>
    public long LagMs { get; init; }

    /// <summary>The highest event that it has applied; 0 before the first.</summary>
    public long AppliedSequence { get; init; }

    /// <summary>True when it is about to stop: nobody waits for it any more.</summary>
    public bool Leaving { get; init; }

    /// <summary>Events that it applied since it last told: at most 500.</summary>
    public IReadOnlyList<AppliedRevocation>? Applied { get; init; }
}

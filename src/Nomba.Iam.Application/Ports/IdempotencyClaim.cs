namespace Nomba.Iam.Application.Ports;

/// <summary>What a claim on an idempotency key comes to.</summary>
public abstract record IdempotencyClaim
{
    private IdempotencyClaim()
    {
    }

    /// <summary>Nobody has it: carry the request out.</summary>
    public sealed record Granted : IdempotencyClaim;

    /// <summary>It was carried out and answered.</summary>
    public sealed record Answered(IdempotentAnswer Answer) : IdempotencyClaim;

    /// <summary>It is being carried out.</summary>
    public sealed record InFlight : IdempotencyClaim;

    /// <summary>The key was used for something else.</summary>
    public sealed record Differs : IdempotencyClaim;

    /// <summary>It was carried out, and the process died before the answer was kept.</summary>
    public sealed record AnswerLost : IdempotencyClaim;
}

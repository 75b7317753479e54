namespace Nomba.Iam.Application.Ports;

/// <summary>An answer to repeat byte for byte. May show a secret.</summary>
public sealed record IdempotentAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body)
{
    public override string ToString() => nameof(IdempotentAnswer);
}

namespace Nomba.Iam.Infrastructure.Emails;

/// <summary>A mail that waits to be sent, and is deleted once it was.</summary>
internal sealed class EmailMessage
{
    public required Guid Id { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    /// <summary>Sealed with Data Protection: whoever reads the database must not find links that open accounts.</summary>
    public required string SealedBody { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Also the lease: whoever moves it from the value that they saw may send, until the new value comes.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }
}

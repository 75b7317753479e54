namespace Nomba.Iam.Infrastructure.Users;

/// <summary>A question to an authenticator that has had its answer.</summary>
internal sealed class SpentTicketRow
{
    public required Guid Id { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}

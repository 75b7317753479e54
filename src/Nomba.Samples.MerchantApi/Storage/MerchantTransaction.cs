namespace Nomba.Samples.MerchantApi.Storage;

/// <summary>A movement of money out of an account.</summary>
internal sealed class MerchantTransaction
{
    public Guid Id { get; set; }

    public Guid OrganizationId { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>The merchant's own reference, unique in the organization: repeating a transfer does not repeat the payment.</summary>
    public required string Reference { get; set; }

    public long AmountKobo { get; set; }

    public required string Beneficiary { get; set; }

    public required string BankCode { get; set; }

    public required string AccountNumber { get; set; }

    public string? Narration { get; set; }

    public long CreatedAt { get; set; }
}

namespace Nomba.Samples.MerchantApi.Storage;

/// <summary>A payment terminal and the account that it is assigned to.</summary>
internal sealed class Terminal
{
    public required string SerialNumber { get; set; }

    public Guid OrganizationId { get; set; }

    public Guid AccountId { get; set; }

    public required string Label { get; set; }
}

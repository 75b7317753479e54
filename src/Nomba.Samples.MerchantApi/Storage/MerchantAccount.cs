namespace Nomba.Samples.MerchantApi.Storage;

/// <summary>An account that holds money: the organization's own (its id is the organization's), or one below it.</summary>
internal sealed class MerchantAccount
{
    public Guid Id { get; set; }

    public Guid OrganizationId { get; set; }

    public required string Name { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>In kobo: money is counted in whole numbers.</summary>
    public long BalanceKobo { get; set; }

    public long CreatedAt { get; set; }

    public bool IsParent => Id == OrganizationId;
}

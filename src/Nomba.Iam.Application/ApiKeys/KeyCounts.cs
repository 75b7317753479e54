namespace Nomba.Iam.Application.ApiKeys;

/// <summary>How many keys stand where. Deleted ones count as revoked for as long as they are shown.</summary>
/// <param name="Active">All that work, those that end soon included.</param>
/// <param name="Expiring">Those of them that end within <see cref="KeyStandings.Soon"/>.</param>
/// <param name="Expired">Past their end.</param>
/// <param name="Suspended">Suspended, whatever their end.</param>
/// <param name="Revoked">Revoked for good.</param>
public sealed record KeyCounts(int Active, int Expiring, int Expired, int Suspended, int Revoked)
{
    public static readonly KeyCounts None = new(0, 0, 0, 0, 0);

    public int Total => Active + Expired + Suspended + Revoked;
}

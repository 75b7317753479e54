using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Infrastructure.Usage;

/// <summary>A count of one minute, or of the hour or the day that begins with it. Written by statements of our own, read through the model.</summary>
internal sealed class UsageCountRow
{
    public MemberId KeyId { get; set; }

    /// <summary>Minutes since 1970: the first that is counted here.</summary>
    public int Minute { get; set; }

    public CredentialSecretId SecretId { get; set; }

    public UsageOutcome Outcome { get; set; }

    public string Permission { get; set; } = "";

    public long Count { get; set; }

    /// <summary>How many minutes are counted here. No part of the key: the first minute of an hour becomes the hour when the others are added to it.</summary>
    public UsageResolution Resolution { get; set; }

    public static UsageCountRow Of(UsageReading reading) => new()
    {
        KeyId = reading.Key.Key,
        Minute = reading.Key.Minute,
        SecretId = reading.Key.Secret,
        Outcome = reading.Key.Outcome,
        Permission = reading.Key.Permission,
        Count = reading.Count,
        Resolution = UsageResolution.Minute,
    };

    /// <summary>These in steps of that resolution, in one order on every node: two that write at once must not wait for each other.</summary>
    public static IReadOnlyList<UsageCountRow> RollUp(IEnumerable<UsageCountRow> rows, UsageResolution to) =>
    [
        .. rows.GroupBy(r => (r.KeyId, Minute: to.StartOf(r.Minute), r.SecretId, r.Outcome, r.Permission))
            .Select(g => new UsageCountRow
            {
                KeyId = g.Key.KeyId,
                Minute = g.Key.Minute,
                SecretId = g.Key.SecretId,
                Outcome = g.Key.Outcome,
                Permission = g.Key.Permission,
                Count = g.Sum(r => r.Count),
                Resolution = to,
            })
            .OrderBy(r => r.KeyId.Value).ThenBy(r => r.Minute).ThenBy(r => r.SecretId.Value).ThenBy(r => r.Outcome).ThenBy(r => r.Permission, StringComparer.Ordinal),
    ];
}

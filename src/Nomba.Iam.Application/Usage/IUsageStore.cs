using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Usage;

/// <summary>Counts of all nodes. They add up, whoever writes first.</summary>
public interface IUsageStore
{
    /// <summary>Adds the counts, and moves the last uses forward, in one transaction: all of it or nothing.</summary>
    Task AddAsync(IReadOnlyList<UsageReading> readings, CancellationToken cancellationToken);

    /// <summary>Removes counts of earlier minutes, at most a batch of them; how many it were.</summary>
    Task<int> RemoveBeforeAsync(int minute, CancellationToken cancellationToken);

    /// <summary>
    /// Adds the finer steps before that minute up to coarser ones, at most a batch of them and in one transaction; how many it were. At no
    /// time is a count there twice, or not at all, whoever does the same at once.
    /// </summary>
    Task<int> RollUpAsync(UsageResolution from, UsageResolution to, int before, CancellationToken cancellationToken);

    Task<IReadOnlyList<KeyLastUse>> LastUsesAsync(IReadOnlyCollection<MemberId> keys, CancellationToken cancellationToken);

    /// <summary>The key's counts in steps of the period's resolution, oldest first; steps without any are left out.</summary>
    Task<IReadOnlyList<UsageStep>> StepsAsync(MemberId key, UsagePeriod period, CancellationToken cancellationToken);

    /// <summary>What the steps of the period come to, key by key; steps without any are left out.</summary>
    Task<IReadOnlyList<KeyUsageSums>> SumsAsync(IReadOnlyCollection<MemberId> keys, UsagePeriod period, CancellationToken cancellationToken);

    /// <summary>The same for all keys of an organization together.</summary>
    Task<IReadOnlyList<UsageSums>> SumsOfAsync(OrganizationId organization, UsagePeriod period, CancellationToken cancellationToken);

    /// <summary>The refusals of the organization's keys in the period, by key and reason alone.</summary>
    Task<IReadOnlyList<UsageTotal>> RefusalsOfAsync(OrganizationId organization, UsagePeriod period, CancellationToken cancellationToken);

    /// <summary>The counts of the period, apart by everything but the minute.</summary>
    Task<IReadOnlyList<UsageTotal>> TotalsAsync(IReadOnlyCollection<MemberId> keys, UsagePeriod period, CancellationToken cancellationToken);
}

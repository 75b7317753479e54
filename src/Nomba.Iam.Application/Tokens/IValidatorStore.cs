using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>The instances of resource APIs, and which events they enforce. What they say is no change of anything, and leaves no audit entry.</summary>
public interface IValidatorStore
{
    /// <summary>False when the instance's id is another resource server's.</summary>
    Task<bool> ReportAsync(ValidatorReport report, CancellationToken cancellationToken);

    /// <summary>Those that were seen since, by audience and name.</summary>
    Task<IReadOnlyList<Validator>> ListAsync(DateTimeOffset seenSince, CancellationToken cancellationToken);

    /// <summary>Which instances have told that they enforce the event, and since when.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> ReceiptsOfAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>The newest event about a subject; null when there is none, or none any more.</summary>
    Task<RevocationEvent?> FindLatestAsync(RevocationKind kind, string subject, CancellationToken cancellationToken);
}

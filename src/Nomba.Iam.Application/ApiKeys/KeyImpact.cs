using Nomba.Iam.Application.Usage;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>What stops when a key does, judged by its last 24 hours.</summary>
/// <param name="LastDay">Tokens, uses and refusals of the last 24 hours.</param>
/// <param name="LastUse">When and from where it was last at work, however long ago; null: never.</param>
/// <param name="Addresses">
/// Where it was used from within the last 24 hours, as far as it is known: the last address of each secret and of use without one.
/// </param>
public sealed record KeyImpact(UsageWindow LastDay, KeyLastUse? LastUse, IReadOnlyList<string> Addresses);

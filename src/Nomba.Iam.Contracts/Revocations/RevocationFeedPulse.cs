namespace Nomba.Iam.Contracts.Revocations;

/// <summary>
/// How current the feed is (server-sent events <c>ready</c>, once, after the snapshot, and <c>pulse</c>, every two seconds). Whatever was committed
/// before the pulse was written, less its age, stands before it in the stream.
/// </summary>
/// <param name="AgeMs">How far behind the database this node is, in milliseconds.</param>
/// <param name="Clock">When the pulse was written, in milliseconds of a clock that never jumps. For comparing pulses of one connection.</param>
/// <param name="Now">The same moment in Unix milliseconds: what tokens' <c>iat</c> and <c>exp</c> are measured with.</param>
/// <param name="Keys">Stands for the set of published signing keys: when it changes, read them again, and check signatures again.</param>
/// <param name="Node">The node's id, a lower-case UUID that is new at each start.</param>
public sealed record RevocationFeedPulse(long AgeMs, long Clock, long Now, string Keys, Guid Node);

using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A refresh handle that may still be used, with its member and the end of its family.</summary>
/// <param name="Handle">The handle.</param>
/// <param name="Member">Its member.</param>
/// <param name="ExpiresAt">The end of its family.</param>
/// <param name="ReadAt">The date of what is issued for it: no later than the ledger was asked, and not before its family began.</param>
internal sealed record LiveHandle(RefreshHandle Handle, MemberSnapshot Member, DateTimeOffset ExpiresAt, DateTimeOffset ReadAt);

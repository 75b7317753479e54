using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Tokens;

namespace Nomba.Iam.Application.Tokens;

/// <summary>One refresh, as the ledger sees it.</summary>
/// <param name="Handle">The handle that was presented.</param>
/// <param name="Member">The member it belongs to.</param>
/// <param name="Client">The client that may refresh it; null when the caller did not say and the row decides.</param>
/// <param name="ExpiresAt">When the family ends, whatever happens.</param>
public sealed record FamilyTurn(RefreshHandle Handle, MemberId Member, Guid? Client, DateTimeOffset ExpiresAt);

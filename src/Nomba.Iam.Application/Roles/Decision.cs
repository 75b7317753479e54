using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Roles;

/// <summary>Whether a member may do something, with what decided it.</summary>
public sealed record Decision(MemberId MemberId, int Version, bool IsAllowed, IReadOnlyList<DecisionReason> Reasons);

/// <summary>One reason; <paramref name="Trace"/> when it speaks of a role.</summary>
public sealed record DecisionReason(string Code, string Message, GrantTrace? Trace = null);

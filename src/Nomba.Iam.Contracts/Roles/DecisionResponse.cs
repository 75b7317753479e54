namespace Nomba.Iam.Contracts.Roles;

/// <summary>Whether a member may do something, and why: computed as issuance and introspection compute it.</summary>
/// <param name="Allowed">Yes or no.</param>
/// <param name="MemberId">Who was asked about.</param>
/// <param name="Version">The member's version that this holds for.</param>
/// <param name="Permission">What was asked about.</param>
/// <param name="AccountId">On which account; null: everywhere.</param>
/// <param name="Reasons">What decided, the decisive ones first.</param>
public sealed record DecisionResponse(
    bool Allowed, Guid MemberId, int Version, string Permission, Guid? AccountId, IReadOnlyList<DecisionReasonResponse> Reasons);

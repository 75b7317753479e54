namespace Nomba.Iam.Contracts.Roles;

/// <summary>May this member do that?</summary>
/// <param name="MemberId">A person or a key of the organization.</param>
/// <param name="Permission">A permission name, without wildcards.</param>
/// <param name="AccountId">On which account; absent: everywhere in the organization.</param>
public sealed record DecisionRequest(Guid? MemberId, string? Permission, Guid? AccountId);

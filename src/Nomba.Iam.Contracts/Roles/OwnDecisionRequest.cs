namespace Nomba.Iam.Contracts.Roles;

/// <summary>May this member do that? In the organization that the caller's token is of.</summary>
/// <param name="MemberId">A person or a key of the organization.</param>
/// <param name="Permission">A permission name, without wildcards.</param>
/// <param name="AccountId">On which account; absent: everywhere in the organization.</param>
/// <param name="OrganizationId">Needed in a browser session alone, which is of no organization. Beside a token it may be left out, and must not differ.</param>
public sealed record OwnDecisionRequest(Guid? MemberId, string? Permission, Guid? AccountId = null, Guid? OrganizationId = null);

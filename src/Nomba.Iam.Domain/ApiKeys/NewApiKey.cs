using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>What an API key is made from.</summary>
public sealed record NewApiKey(OrganizationId OrganizationId, string Name, RoleId RoleId, IReadOnlyList<AccountId> AccountIds, MemberId? CreatedBy);

using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Domain.ApiKeys;

/// <summary>What an API key is made from.</summary>
public sealed record NewApiKey(OrganizationId OrganizationId, string Name, IReadOnlyList<RoleAssignment> Roles, MemberId? CreatedBy)
{
    public KeyDescription Description { get; init; } = KeyDescription.None;

    public KeyRestrictions Restrictions { get; init; } = KeyRestrictions.None;
}

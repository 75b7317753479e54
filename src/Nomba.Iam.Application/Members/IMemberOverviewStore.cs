using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>The members of an organization as people look over them. Nothing is tracked.</summary>
public interface IMemberOverviewStore
{
    /// <summary>The part of the members that the filter asks for, and how many it lets through in all.</summary>
    Task<(IReadOnlyList<Member> Members, int Total)> ListAsync(OrganizationId organization, MemberOverviewFilter filter, CancellationToken cancellationToken);

    /// <summary>How many members that are not gone for good hold each role; a role that nobody holds is left out.</summary>
    Task<IReadOnlyList<RoleHolderCount>> CountHoldersAsync(OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>Some of those who hold the role and are not gone for good: people before keys, the newest first.</summary>
    Task<IReadOnlyList<Member>> ListHoldersAsync(OrganizationId organization, RoleId role, int limit, CancellationToken cancellationToken);
}

using Nomba.Iam.Domain.Accounts;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Application.Members;

/// <summary>Members of an organization, people and API keys alike.</summary>
public interface IMemberStore
{
    Task<Result> AddAsync(UserMember member, CancellationToken cancellationToken);

    /// <summary>Writes what changed; <c>member.changed_meanwhile</c> when another change came first.</summary>
    Task<Result> SaveAsync(Member member, CancellationToken cancellationToken);

    Task<MemberListing?> FindAsync(OrganizationId organization, MemberId member, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<IReadOnlyList<MemberListing>> ListAsync(OrganizationId organization, int limit, MemberId? before, CancellationToken cancellationToken);

    /// <summary>The names to show of these members of the organization; of those that there are not, none.</summary>
    Task<IReadOnlyDictionary<MemberId, string>> NamesAsync(OrganizationId organization, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken);

    /// <summary>The memberships of a person that are active, in active organizations, with the organizations' names; by name.</summary>
    Task<IReadOnlyList<Membership>> MembershipsOfAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>The person's membership of the organization, in whatever state but gone for good.</summary>
    Task<MemberId?> FindMembershipAsync(UserId user, OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>How many people hold the Owner role and are active. Locks what it counts where the database can.</summary>
    Task<int> CountActiveOwnersAsync(OrganizationId organization, CancellationToken cancellationToken);

    /// <summary>Raises the version of everyone who holds the role, and says what it is now: their tokens say what is no longer true.</summary>
    Task<IReadOnlyList<MemberVersion>> RaiseHoldersAsync(OrganizationId organization, RoleId role, CancellationToken cancellationToken);

    /// <summary>Everyone who holds the role and is not gone for good, tracked for a change.</summary>
    Task<IReadOnlyList<Member>> HoldersOfAsync(OrganizationId organization, RoleId role, CancellationToken cancellationToken);

    /// <summary>Raises the version of everyone whose role is limited to the account, and says what it is now.</summary>
    Task<IReadOnlyList<MemberVersion>> RaiseOnAccountAsync(OrganizationId organization, AccountId account, CancellationToken cancellationToken);

    /// <summary>Raises the version of every membership of the person, and says what it is now: what applications hold for them is dead.</summary>
    Task<IReadOnlyList<MemberVersion>> RaiseMembershipsAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>How many organizations the person owns. Holds the person's row to the end of the transaction, so that the answer stays true.</summary>
    Task<int> CountOwnedAsync(UserId user, CancellationToken cancellationToken);
}

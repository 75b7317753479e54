namespace Nomba.Iam.Contracts.Organizations;

/// <summary>An organization that a person belongs to.</summary>
/// <param name="Id">The organization's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status"><c>active</c>, or <c>suspended</c>: then nobody in it may do anything.</param>
/// <param name="MemberId">What the person is called there: the <c>sub</c> of their tokens.</param>
/// <param name="Roles">The names of the person's roles there, in order.</param>
public sealed record MyOrganizationResponse(Guid Id, string Name, string Status, Guid MemberId, IReadOnlyList<string> Roles);

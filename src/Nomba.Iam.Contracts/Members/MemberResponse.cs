namespace Nomba.Iam.Contracts.Members;

/// <summary>A member of an organization: a person or an API key.</summary>
/// <param name="Id">The member's id; the <c>sub</c> of its tokens.</param>
/// <param name="Kind"><c>user</c> or <c>api_key</c>.</param>
/// <param name="Name">A person's e-mail address, or a key's name.</param>
/// <param name="Status"><c>active</c>, <c>suspended</c> or <c>revoked</c>.</param>
/// <param name="StatusReason">Why it is suspended or revoked.</param>
/// <param name="Version">Raised by every change that kills the member's tokens.</param>
/// <param name="CreatedAt">When it joined.</param>
/// <param name="Roles">The roles it holds, by name.</param>
public sealed record MemberResponse(
    Guid Id, string Kind, string Name, string Status, string? StatusReason, int Version, DateTimeOffset CreatedAt, IReadOnlyList<MemberRoleResponse> Roles);

namespace Nomba.Iam.Contracts.Members;

/// <summary>What an invitation says to whoever holds its link.</summary>
/// <param name="Organization">The name of the organization.</param>
/// <param name="InvitedBy">The e-mail address of the person who invited, or the name of the key; null when they are gone.</param>
/// <param name="Email">The invited address.</param>
/// <param name="HasAccount">Whether the address has an account: then its owner signs in to accept.</param>
/// <param name="ExpiresAt">Until when.</param>
/// <param name="Roles">The names of the roles.</param>
public sealed record InvitationViewResponse(
    string Organization, string? InvitedBy, string Email, bool HasAccount, DateTimeOffset ExpiresAt, IReadOnlyList<string> Roles);

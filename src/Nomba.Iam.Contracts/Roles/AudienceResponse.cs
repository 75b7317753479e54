namespace Nomba.Iam.Contracts.Roles;

/// <summary>The permissions of one resource API.</summary>
/// <param name="Audience">The audience of its tokens; <c>nomba-iam</c> for the management API.</param>
/// <param name="Permissions">By name.</param>
public sealed record AudienceResponse(string Audience, IReadOnlyList<PermissionResponse> Permissions);

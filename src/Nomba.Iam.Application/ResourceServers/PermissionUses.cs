namespace Nomba.Iam.Application.ResourceServers;

/// <summary>What depends on a permission, in whatever organization.</summary>
/// <param name="Roles">That name it, or all of its resource: <c>transfers:*</c>. One that names any resource (<c>*:read</c>) gives whatever there is, and counts for none.</param>
/// <param name="Applications">That may ask for it by name and were not deleted.</param>
/// <param name="Consents">To it, of members that are not gone.</param>
public sealed record PermissionUses(int Roles, int Applications, int Consents);

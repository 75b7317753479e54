namespace Nomba.Iam.Contracts.Applications;

/// <summary>A change of an application; what is absent stays as it is.</summary>
/// <param name="Name">1 to 100 characters, unique in the organization.</param>
/// <param name="Description">At most 500 characters; empty removes it.</param>
/// <param name="RedirectUris">All that there are from now on.</param>
/// <param name="AllowedPermissions">All that it may ask for from now on. When that is less, every token that it holds is dead once this answers.</param>
/// <param name="AllowAllPermissions">True takes the limit away; not together with names.</param>
public sealed record UpdateApplicationRequest(
    string? Name, string? Description, IReadOnlyList<string>? RedirectUris, IReadOnlyList<string>? AllowedPermissions, bool? AllowAllPermissions);

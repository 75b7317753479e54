namespace Nomba.Iam.Contracts.Applications;

/// <summary>A new application.</summary>
/// <param name="Name">1 to 100 characters, unique in the organization.</param>
/// <param name="Kind"><c>public</c> for what runs in a browser or on a device, <c>confidential</c> for what runs on a server.</param>
/// <param name="RedirectUris">1 to 20: https, http on a loopback address, or a private scheme with a dot in it; no wildcard, fragment or user.</param>
/// <param name="AllowedPermissions">At most 200 names of permissions that it may ask for; null: all that its user holds.</param>
/// <param name="Description">At most 500 characters.</param>
public sealed record CreateApplicationRequest(
    string? Name, string? Kind, IReadOnlyList<string>? RedirectUris, IReadOnlyList<string>? AllowedPermissions, string? Description);

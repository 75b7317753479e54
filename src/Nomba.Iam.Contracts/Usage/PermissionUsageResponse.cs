namespace Nomba.Iam.Contracts.Usage;

/// <summary>How often a permission of the management API was asked for.</summary>
/// <param name="Permission">Its name.</param>
/// <param name="Permitted">How often the key held it.</param>
/// <param name="Refused">How often it did not.</param>
public sealed record PermissionUsageResponse(string Permission, long Permitted, long Refused);

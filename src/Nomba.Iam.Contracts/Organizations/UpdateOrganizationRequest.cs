namespace Nomba.Iam.Contracts.Organizations;

/// <summary>A change of an organization; what is absent stays as it is.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="ContactEmail">Where to reach it, at most 254 characters; empty removes it.</param>
/// <param name="Website">An http or https address of at most 300 characters; empty removes it.</param>
/// <param name="RequiresSecondFactor">Whether a second factor is required of everybody in it. Only an owner says so, signed in at the dashboard, and has a second factor.</param>
public sealed record UpdateOrganizationRequest(string? Name = null, string? ContactEmail = null, string? Website = null, bool? RequiresSecondFactor = null);

namespace Nomba.Iam.Application.Organizations;

/// <summary>Who may create organizations. Settings: <c>Iam:Organizations</c>.</summary>
public sealed class OrganizationOptions
{
    /// <summary>Whether everybody who signs in may, or operators alone. Default true.</summary>
    public bool SelfService { get; set; } = true;
}

using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.Tokens;

/// <summary>A pending secret that was just proved.</summary>
public sealed record SecretActivation(
    OrganizationId OrganizationId, MemberId Key, Guid ClientId, KeyEnvironment Environment, CredentialSecretId Secret)
{
    /// <summary>How long the other secret of the pair lives on.</summary>
    public required TimeSpan Grace { get; init; }
}

using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A change of a key's status, as the audit trail tells it.</summary>
internal sealed record ApiKeyChange(OrganizationId OrganizationId, MemberId KeyId, string Action, string? Reason);

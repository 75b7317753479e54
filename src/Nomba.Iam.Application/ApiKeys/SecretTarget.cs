using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>Which credential pair of which key.</summary>
public sealed record SecretTarget(OrganizationId OrganizationId, MemberId KeyId, KeyEnvironment Environment);

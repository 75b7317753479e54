using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;

namespace Nomba.Iam.Application.ApiKeys;

/// <summary>A key whose expiry has something to be told of, and what was told before.</summary>
public sealed record ExpiringKey(MemberId Id, OrganizationId OrganizationId, string Name, DateTimeOffset ExpiresAt, ExpiryNotice? Told);

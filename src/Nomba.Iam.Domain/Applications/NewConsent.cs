using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Organizations;
using Nomba.Iam.Domain.Users;

namespace Nomba.Iam.Domain.Applications;

/// <summary>What a consent is made from.</summary>
public sealed record NewConsent(UserId UserId, MemberId MemberId, OrganizationId OrganizationId, ApplicationId ApplicationId, Agreement Agreement);

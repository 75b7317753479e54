using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Application.Members;

/// <summary>How many hold a role, everywhere or on some accounts.</summary>
public sealed record RoleHolderCount(RoleId Role, int People, int Keys);

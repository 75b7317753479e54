using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Roles;

public static class RoleErrors
{
    public static readonly Error NotFound = Error.Invalid("role.not_found", "There is no role of that name in this organization.", "role");

    public static readonly Error NotForKeys = Error.Invalid("role.not_for_keys", "The Owner role is for people. Choose another role for the key.", "role");
}

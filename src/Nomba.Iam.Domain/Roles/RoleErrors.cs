using Nomba.Iam.Domain.Results;

namespace Nomba.Iam.Domain.Roles;

public static class RoleErrors
{
    /// <summary>A role that input names.</summary>
    public static readonly Error NotFound = Error.Invalid("role.not_found", "There is no role of that name in this organization.", "role");

    /// <summary>A role that input gives the id of.</summary>
    public static readonly Error UnknownId = Error.Invalid("role.unknown_id", "One of the roles is not a role of this organization. List the roles.", "roles");

    /// <summary>A role that the address names.</summary>
    public static readonly Error Unknown = Error.NotFound("role.unknown", "There is no such role in this organization.");

    public static readonly Error NotForKeys = Error.Invalid("role.not_for_keys", "The Owner role is for people. Choose another role for the key.", "role");

    public static readonly Error OwnerOnly = Error.Forbidden("role.owner_only", "Only an owner makes somebody an owner, or takes it from them.");

    public static readonly Error PersonRequired = Error.Forbidden(
        "role.person_required", "The management of keys, members and roles is given to a key by a person: a key cannot pass it on.");

    public static readonly Error NameTaken = Error.Conflict("role.name_taken", "Another role of this organization has that name. Choose another.", "name");

    public static readonly Error ChangedMeanwhile = Error.Conflict("role.changed_meanwhile", "Someone else changed this role at the same moment. Read it again and repeat.");

    public static readonly Error System = Error.Conflict("role.system", "System roles are the same everywhere and do not change. Create a role from this one instead.");

    public static readonly Error TooMany = Error.Conflict("role.too_many", $"An organization has at most {Role.MaxPerOrganization} roles of its own. Delete one first.");

    public static readonly Error BasedOn = Error.Invalid("role.based_on", "There is no such role in this organization to create this one from.", "basedOn");

    public static readonly Error MoveTo = Error.Invalid("role.move_to", "There is no such role in this organization to move the members to.", "moveTo");

    public static readonly Error MoveToItself = Error.Invalid("role.move_to", "Members cannot be moved to the role that is deleted.", "moveTo");

    public static Error InUse(int members) => Error.Conflict(
        "role.in_use", $"{members} {(members == 1 ? "member holds" : "members hold")} this role. Name the role to move them to, or give them others first.");

    public static Error PermissionUnknown(string permission) => Error.Invalid(
        "role.permission", $"'{permission}' is not a permission that exists. Write resource:action, with * for any resource or any action.", "permissions");

    public static Error PermissionDeprecated(string permission) => Error.Invalid(
        "role.permission_deprecated", $"'{permission}' is going away and cannot be given to more roles.", "permissions");

    public static Error Exceeds(IEnumerable<string> excess) => Error.Forbidden(
        "role.exceeds_grantor", $"This grants more than you hold yourself. You lack: {string.Join(", ", excess)}.");
}

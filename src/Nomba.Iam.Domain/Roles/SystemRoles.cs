namespace Nomba.Iam.Domain.Roles;

/// <summary>The roles that every organization has. Their ids may never change: role assignments refer to them.</summary>
public static class SystemRoles
{
    public static readonly Role Owner = Define(1, "Owner", "*:*");

    /// <summary>The role of a new API key when none is named.</summary>
    public static readonly Role Admin = Define(2, "Admin", "*:*");

    public static readonly Role Developer = Define(3, "Developer", "*:read", "api_keys:*");

    public static readonly Role Finance = Define(4, "Finance", "accounts:read", "transactions:*", "transfers:*", "organization:read");

    public static readonly Role Viewer = Define(5, "Viewer", "*:read");

    public static readonly IReadOnlyList<Role> All = [Owner, Admin, Developer, Finance, Viewer];

    public static Role? Find(RoleId id) => All.FirstOrDefault(r => r.Id == id);

    public static Role? Find(string name) => All.FirstOrDefault(r => r.NameKey == Role.KeyOf(name));

    private static Role Define(byte number, string name, params string[] permissions) =>
        Role.System(new RoleId(new Guid(0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, number)), name, permissions);
}

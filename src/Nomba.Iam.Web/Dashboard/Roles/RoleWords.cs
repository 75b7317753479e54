using Microsoft.Extensions.Localization;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.Roles;

/// <summary>What a role is for, in words: the organization's own, or ours for a system role.</summary>
internal static class RoleWords
{
    public static string Of(IStringLocalizer<Text> T, Role role) => role.Name switch
    {
        _ when !role.IsSystem => role.Description ?? T["A role of your organization."],
        "Owner" => T["Everything, and the organization itself."],
        "Admin" => T["Everything but owning the organization: keys, people, roles, and the merchant APIs."],
        "Developer" => T["For building: reads everything, and works with API keys."],
        "Finance" => T["For payments and reconciliation: accounts, transactions and transfers."],
        _ => T["Reads, and changes nothing."],
    };

    /// <summary>The same for a key, which manages nothing through a role of the platform.</summary>
    public static string OfKey(IStringLocalizer<Text> T, Role role) => role.Name switch
    {
        "Admin" when role.IsSystem => T["Can do everything at the merchant APIs, money included. Cannot manage keys, people or roles."],
        "Developer" when role.IsSystem => T["Reads everything, and changes nothing."],
        _ => Of(T, role),
    };
}

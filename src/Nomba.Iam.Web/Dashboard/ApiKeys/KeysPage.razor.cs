using System.Globalization;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Roles;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Roles;
using Nomba.Iam.Web.Dashboard.Components;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>The organization's keys: what each is, who uses it, and since when nobody does.</summary>
public sealed partial class KeysPage
{
    private const int Limit = 25;

    private KeyOverviewPage? _page;
    private IReadOnlyList<Role> _roles = [];

    [SupplyParameterFromQuery(Name = "search")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "standing")]
    private string? Standing { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "limited")]
    private string? Limited { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "offset")]
    private string? OffsetText { get; set; }

    private bool MaySuspend => May(IamPermissions.ApiKeysSuspend);

    private bool IsFiltered => new[] { Search, Standing, Role, Limited }.Any(text => !string.IsNullOrEmpty(text));

    private int Offset => int.TryParse(OffsetText, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) ? Math.Min(offset, 10_000) : 0;

    private (string Value, string Word)[] Standings =>
    [
        ("Active", T["Active"]), ("Expiring", T["Expires soon"]), ("Expired", T["Expired"]), ("Suspended", T["Suspended"]), ("Revoked", T["Revoked"]),
    ];

    private (string Value, string Word)[] Sorts =>
    [
        ("NewestFirst", T["Newest first"]), ("OldestFirst", T["Oldest first"]), ("NameAscending", T["Name, A to Z"]), ("NameDescending", T["Name, Z to A"]),
        ("LastUsedFirst", T["Last used first"]), ("LongestUnusedFirst", T["Longest unused first"]), ("ExpiringFirst", T["Expiring first"]),
    ];

    private string Summary => _page!.Total switch
    {
        1 => T["1 key"],
        var total when total <= Limit => T["{0} keys", total],
        var total => T["{0} to {1} of {2} keys", Offset + 1, Math.Min(Offset + Limit, total), total],
    };

    protected override async Task LoadAsync()
    {
        _page = await ReadAsync(new ListKeyOverviews(OrganizationId, new KeyOverviewFilter(Limit, Offset)
        {
            Search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(),
            Standing = Enum.TryParse<KeyStanding>(Standing, out var standing) ? standing : null,
            Role = RoleId.TryParse(Role, null, out var role) ? role : null,
            IsRestricted = Limited switch { "yes" => true, "no" => false, _ => null },
            Sort = Enum.TryParse<KeyOverviewSort>(Sort, out var sort) ? sort : KeyOverviewSort.NewestFirst,
        }));
        if (Fault is null && May(IamPermissions.RolesRead))
        {
            _roles = await ReadAsync(new ListRoles(OrganizationId)) ?? [];
        }
    }

    private string PageAt(int offset) => Address.Of(
        At("keys"), ("search", Search), ("standing", Standing), ("role", Role), ("limited", Limited), ("sort", Sort),
        ("offset", offset == 0 ? null : offset.ToString(CultureInfo.InvariantCulture)));

    private static string ClientId(ApiKey key) => key.Credential(KeyEnvironment.Live)?.ClientId.ToString("D") ?? "";

    private static string Masked(ApiKey key) => ClientId(key) is { Length: > 12 } id ? $"{id[..8]}…{id[^4..]}" : "";

    private string Environments(ApiKey key) => string.Join(
        ", ", key.Credentials.OrderBy(c => c.Environment).Where(c => c.DisabledAt is null).Select(c => c.Environment == KeyEnvironment.Live ? T["Live"].Value : T["Test"].Value));
}

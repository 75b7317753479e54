using System.Globalization;
using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>What is said of a key, and from where, how and until when it may be used.</summary>
public sealed partial class EditKeyPage
{
    private static readonly string[] Fields = ["name", "description", "ownerContact", "tags", .. KeyInput.RestrictionFields];

    [SupplyParameterFromForm(FormName = "edit-key")]
    private KeyInput? Input { get; set; }

    protected override async Task LoadAsync()
    {
        Require(IamPermissions.ApiKeysUpdate);
        await base.LoadAsync();
        Input ??= Fault is null ? Of(Key) : new KeyInput();
    }

    private KeyInput Of(ApiKey key) => new()
    {
        Name = key.Name,
        Description = key.Description.Text,
        OwnerContact = key.Description.OwnerContact,
        Tags = string.Join(", ", key.Description.Tags),
        Addresses = string.Join('\n', key.Restrictions.IpAllowList),
        Door = key.Restrictions.OnlyDoor?.Name,
        ExpiresOn = DayOf(key.Restrictions.ExpiresAt),
        SingleSession = key.Restrictions.SingleSession,
        Revision = key.Revision,
    };

    // The end of a day is midnight of the next.
    private string? DayOf(DateTimeOffset? expiry) =>
        expiry is { } at ? TimeZoneInfo.ConvertTime(at.AddSeconds(-1), Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    private async Task SaveAsync()
    {
        if (Fault is not null)
        {
            return;
        }

        // An expiry that was not touched keeps its hour: the field shows days alone.
        var restrictions = Input!.ToRestrictions(Zone);
        var settings = new ApiKeySettings
        {
            Description = new(Input.Description),
            OwnerContact = new(Input.OwnerContact),
            Tags = new(Input.TagList),
            Restrictions = Input.ExpiresOn == DayOf(Key.Restrictions.ExpiresAt) ? restrictions with { ExpiresAt = default } : restrictions,
        };
        if (await ChangeAsync(new UpdateApiKey(OrganizationId, KeyId, Seen(Input.Revision)) { Name = new(Input.Name), Settings = settings }) is not null)
        {
            GoTo(Here, NoticeKind.Saved);
        }
    }
}

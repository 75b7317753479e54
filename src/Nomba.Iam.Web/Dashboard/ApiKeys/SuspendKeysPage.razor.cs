using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Domain.Members;
using Nomba.Iam.Domain.Results;
using Nomba.Iam.Domain.Roles;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>Stops the keys that were ticked in the list, each by itself: one that is refused does not save the others.</summary>
public sealed partial class SuspendKeysPage
{
    private readonly List<ApiKeyDetails> _keys = [];
    private readonly Dictionary<MemberId, string> _refused = [];

    [SupplyParameterFromQuery(Name = "key")]
    private string[]? Chosen { get; set; }

    [SupplyParameterFromForm(Name = "keys", FormName = "suspend-keys")]
    private List<string>? Posted { get; set; }

    [SupplyParameterFromForm(Name = "reason", FormName = "suspend-keys")]
    private string? Reason { get; set; }

    protected override async Task LoadAsync()
    {
        Require(IamPermissions.ApiKeysSuspend);
        foreach (var text in (Posted ?? [.. Chosen ?? []]).Distinct(StringComparer.Ordinal).Take(100))
        {
            // One that is gone meanwhile needs no suspending.
            if (Fault is null && MemberId.TryParse(text, null, out var id) && (await Sender.Send(new GetApiKey(OrganizationId, id), Aborted)).TryGetValue(out var key))
            {
                _keys.Add(key);
            }
        }
    }

    private async Task SuspendAsync()
    {
        if (Fault is not null)
        {
            return;
        }

        foreach (var key in _keys.ToList())
        {
            if (await ChangeAsync(new SuspendApiKey(OrganizationId, key.Key.Id, Reason)) is not null)
            {
                _keys.Remove(key);
            }
            else
            {
                _refused[key.Key.Id] = Errors[0].Message;
            }
        }

        if (_keys.Count == 0)
        {
            GoTo(At("keys"), NoticeKind.KeysSuspended);
        }
    }

    private static DateTimeOffset? LastUse(ApiKeyDetails key) => key.LastUses.Count == 0 ? null : key.LastUses.Max(u => u.LastAt);
}

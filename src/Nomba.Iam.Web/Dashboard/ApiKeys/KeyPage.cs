using Microsoft.AspNetCore.Components;
using Nomba.Iam.Application.ApiKeys;
using Nomba.Iam.Application.Usage;
using Nomba.Iam.Domain.ApiKeys;
using Nomba.Iam.Domain.Members;

namespace Nomba.Iam.Web.Dashboard.ApiKeys;

/// <summary>A page about one key, with what it did lately: so that whoever is about to stop it sees what stops with it.</summary>
public abstract class KeyPage : Console.ConsolePage
{
    [Parameter]
    public string Id { get; set; } = "";

    protected KeyActivity Activity { get; private set; } = default!;

    protected ApiKey Key => Activity.Details.Key;

    protected MemberId KeyId => MemberId.TryParse(Id, null, out var id) ? id : default;

    /// <summary>Of this key.</summary>
    protected string Here => At($"keys/{Id}");

    /// <summary>What it may do now.</summary>
    protected virtual UsagePeriod Period => UsagePeriod.Last(24, UsageResolution.Hour, Now);

    protected virtual long? ChangesBefore => null;

    protected override async Task LoadAsync() => Activity = (await ReadAsync(new GetKeyActivity(OrganizationId, KeyId, Period) { ChangesBefore = ChangesBefore }))!;
}
